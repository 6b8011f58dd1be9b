import ClaimModel

/// How reports in HTML look: on paper, on a phone and on a desk, by day and by night.
///
/// Words stand at a contrast of at least 4.5 to 1 on their ground (WCAG 2.2, AA), and nothing is told by colour
/// alone.
enum HTMLStyle {
  /// The SHA-256 of ``sheet`` in base64, by which the page's policy lets it in; a test says what it must be.
  static let hash = "c0JENcSWtw9K2EWQxpvES4I/gOuegx3qKE8eM0G5o/w="

  static let sheet = """
    :root{--paper:#fcfbf8;--card:#fff;--ink:#1d1b18;--soft:#5b564d;\
    --line:#ddd7ca;--mark:#8c1d18;--tint:#f4f0e6;--g5:#17643a;--g4:#43690f;--g3:#7d5a00;--g2:#a24410;\
    --g1:#a51d1d;--g0:#565a66}
    @media(prefers-color-scheme:dark){:root{--paper:#15161a;--card:#1b1d22;--ink:#ece8df;--soft:#ada89c;\
    --line:#373a42;--mark:#f0928c;--tint:#22242b;--g5:#7fd3a0;--g4:#b4d07a;--g3:#e7bd62;--g2:#f2a679;\
    --g1:#f59a96;--g0:#b9bdcb}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
    body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,"Bitstream Charter",\
    "Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif",Georgia,"DejaVu Serif",serif;\
    overflow-wrap:break-word;text-rendering:optimizeLegibility}
    .page{max-width:60rem;margin:0 auto;padding:0 1.25rem 4rem}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
    a{color:inherit;text-decoration-color:var(--mark);overflow-wrap:anywhere}
    a:focus-visible{outline:2px solid var(--mark);outline-offset:3px}
    h1,h2,h3,h4,p,ul,ol,dl,dd,blockquote,figure{margin:0}ul,ol{padding:0;list-style:none}
    .head{border-top:6px solid var(--ink);padding:1.4rem 0 1.2rem;border-bottom:1px solid var(--line)}
    .kicker,.label,h4,.key,.small,.mark,.place,.end dt,.toc,th,td.n{font-family:"Source Sans 3","Helvetica Neue",\
    "Noto Sans",Arial,"DejaVu Sans",sans-serif}
    .kicker{color:var(--mark);font-size:.8125rem;font-weight:700;letter-spacing:.09em;text-transform:uppercase}
    h1{font-size:clamp(2rem,6vw,3.1rem);line-height:1.1;font-weight:600;letter-spacing:-.012em;margin:.35rem 0 .7rem}
    .stand{font-size:1.1875rem;line-height:1.5;max-width:40rem}
    .stand+p,.small{color:var(--soft);font-size:.875rem;line-height:1.5}
    .stand+p{margin-top:.6rem;max-width:40rem}
    h2{font-size:1.6rem;line-height:1.2;font-weight:600;margin:3rem 0 .4rem;padding-top:.8rem;border-top:3px double \
    var(--ink)}
    .warn{border-left:4px solid var(--mark);padding:.5rem .9rem;background:var(--tint);margin:.8rem 0}
    .sums{display:grid;gap:1.6rem 2.4rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16.5rem),1fr));\
    padding:1.4rem 0;border-bottom:1px solid var(--line)}
    .sums h2{font-size:1.0625rem;line-height:1.4;font-weight:600;margin:0 0 .5rem;padding:0;border:0}
    .bar{display:block;width:100%;height:1.1rem}
    .thin{display:block;width:100%;height:.45rem}
    .key{font-size:.875rem;line-height:1.45;margin-top:.55rem}
    .key li{display:flex;gap:.5rem;align-items:baseline;padding:.12rem 0}
    .key .n{margin-left:auto;font-variant-numeric:tabular-nums}
    .key li.pair{display:block;padding:.2rem 0 .35rem}
    .dial{flex:none;width:3.1rem;height:.62rem;vertical-align:baseline}
    .t5{color:var(--g5)}.t4{color:var(--g4)}.t3{color:var(--g3)}.t2{color:var(--g2)}.t1{color:var(--g1)}\
    .t0{color:var(--g0)}
    .claim{padding:1.9rem 0 1.6rem;border-bottom:1px solid var(--line)}
    .claim h3{font-size:1.375rem;line-height:1.3;font-weight:600;margin:.1rem 0 .3rem;max-width:44rem}
    .claim .mark{margin:.1rem 0 .35rem}
    .no{color:var(--soft);font-weight:400;font-variant-numeric:tabular-nums}
    .mark{font-size:.9375rem;line-height:1.5;display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline}
    .mark b{letter-spacing:.01em}
    .mark .why{color:var(--soft)}
    .not{color:var(--mark);font-weight:700}
    .chain{font-style:italic;max-width:44rem}
    h4{font-size:.75rem;font-weight:700;letter-spacing:.075em;text-transform:uppercase;color:var(--soft);margin:1.15rem 0 \
    .3rem}
    .claim li{padding:.3rem 0;max-width:46rem}
    q{quotes:"\\201C" "\\201D" "\\2018" "\\2019"}
    blockquote{border-left:3px solid var(--line);padding:.05rem 0 .05rem .9rem;margin:.2rem 0}
    cite{font-style:italic}
    .place{color:var(--soft);font-size:.875rem;line-height:1.45;display:block}
    .st{font-family:"Source Sans 3","Helvetica Neue","Noto Sans",Arial,"DejaVu Sans",sans-serif;font-size:.875rem;\
    font-weight:700}
    .sig{display:inline-block;min-width:1.15em;text-align:center;border:1.5px solid currentColor;border-radius:.2em;\
    line-height:1.15;margin-right:.35em}
    .gate{font-family:"Source Sans 3","Helvetica Neue","Noto Sans",Arial,"DejaVu Sans",sans-serif;font-size:.8125rem;line-height:1.45;color:var(--soft)}
    .gate li{break-inside:avoid;padding:.1rem 0 .1rem 1.5em;text-indent:-1.5em}
    .gate .sig{border:0;text-indent:0;font-weight:700}
    .gate .no-{color:var(--mark)}.gate b{color:var(--ink)}
    .id{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.8125rem;overflow-wrap:anywhere}
    .end{max-width:46rem}
    .end dt{font-weight:700;font-size:.9375rem;margin-top:.6rem}.end dd{margin-left:0}
    .end ul{margin:.4rem 0}.end li{padding:.12rem 0 .12rem 1.1em;text-indent:-1.1em}
    .end li::before{content:"\\2013\\00A0\\00A0";color:var(--soft)}
    .end p{margin:.6rem 0}
    table{border-collapse:collapse;width:100%;margin:.6rem 0}
    th{font-size:.75rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);text-align:left}
    th,td{padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
    td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;padding-right:0}
    del{color:var(--g1)}ins{color:var(--g5)}
    .text{white-space:pre-wrap;unicode-bidi:plaintext;font-size:1.125rem;line-height:1.75;max-width:40rem;margin-top:1.4rem}
    .text .c{border-bottom:3px solid currentColor;color:inherit;background:none}
    .text .c.t5{border-color:var(--g5)}.text .c.t4{border-color:var(--g4)}.text .c.t3{border-color:var(--g3)}\
    .text .c.t2{border-color:var(--g2)}.text .c.t1{border-color:var(--g1)}.text .c.t0{border-color:var(--g0)}
    .text .c{color:var(--ink)}.text .c.two{border-bottom-width:6px}
    .text .c.open{border-bottom-style:dashed}
    .text .u{color:var(--soft);border-bottom:2px dotted var(--soft)}
    .text .un{color:var(--soft)}
    .text .out{color:var(--soft);border-bottom:2px solid var(--line)}
    .fold{margin:.6rem 0}.fold summary{color:var(--soft);font:.8125rem/1.45 "Source Sans 3","Helvetica Neue",\
    "Noto Sans",Arial,"DejaVu Sans",sans-serif;cursor:pointer}
    .text sup{unicode-bidi:isolate;direction:ltr}
    .legend{white-space:normal;columns:2 16rem;column-gap:2rem;font-size:.875rem;line-height:1.4;margin:0}
    .legend li{break-inside:avoid;padding:.2rem 0;display:block}.legend .dial{width:2.4rem}
    .text.key{max-width:none;margin-top:1rem;padding-bottom:1rem;border-bottom:1px solid var(--line)}
    .text .bp{color:var(--soft);font-size:.875rem}
    .text sup{font-family:"Source Sans 3","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;font-size:.6875rem;font-weight:700;\
    line-height:0;padding-left:.08em}.text sup.from{padding:0 .08em 0 0}
    .text sup a{text-decoration:none;border:1px solid currentColor;border-radius:.25em;padding:0 .22em}\
    .text sup.from span{padding-left:.15em}
    .notes>li{padding:.9rem 0;border-bottom:1px solid var(--line)}
    .notes ul>li{padding:.35rem 0}
    .notes .num{font-weight:700;min-width:2rem;display:inline-block}
    :target{background:var(--tint)}
    @media(min-width:56rem){.page{padding:0 2rem 5rem}}
    @media screen and (min-width:56rem){.two-up{display:grid;grid-template-columns:minmax(0,1fr) 18rem;gap:0 2.6rem}\
    .two-up>:last-child{border-left:1px solid var(--line);padding-left:1.5rem;font-size:.9375rem;line-height:1.5}}
    .pairs dt{display:inline;font-weight:700}.pairs dd{display:inline;margin:0 1.4em 0 .4em}
    @media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--mark:#7a1512;\
    --tint:#f3f3f3;--g5:#17643a;--g4:#3d6010;--g3:#6f5000;--g2:#8f3c0e;--g1:#901818;--g0:#4a4d57}
    @page{margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
    html{scroll-behavior:auto}
    body{font-size:10.5pt;line-height:1.45;background:none}.page{max-width:none;padding:0}.skip{display:none}
    h1{font-size:24pt}h2{break-after:avoid;font-size:15pt;margin-top:1.6rem}h2.leaf{break-before:page;margin-top:0}
    h3,h4,.mark,.chain,.warn,summary{break-after:avoid}h4+ul>li:first-child{break-before:avoid}\
    .top{break-inside:avoid;break-after:avoid}.top::after{content:"";display:block;height:5rem;margin-bottom:-5rem}\
    .gate{break-inside:avoid}.gate+.id{break-before:avoid}.fold{display:none}.claim{padding:.9rem 0 .8rem}.claim h3{font-size:13pt}
    li,blockquote,figure,tr{break-inside:avoid}.notes>li{break-inside:auto}p{orphans:3;widows:3}
    a[href^="http"]{text-decoration:none}
    .src a[href^="http"]:not(.self)::after{content:" <" attr(href) ">";font-size:.85em;overflow-wrap:anywhere}
    .gate{columns:2;column-gap:2rem}.sums{grid-template-columns:repeat(3,1fr);gap:1.2rem}
    *{-webkit-print-color-adjust:exact}}

    """
}
