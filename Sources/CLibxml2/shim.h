// libxml2 would bring the headers of the system's ICU along, which differ from those of the ICU that
// Foundation has: a module must not see both. What they would add is a field of a type that is not used.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// Reads XML in an encoding, or with NULL in the one that it declares: nothing is fetched, no entity is put in
// its place, no bound of libxml2 is lifted.
static inline xmlDocPtr stet_xml_read(const char *bytes, int count, const char *encoding) {
  return xmlReadMemory(bytes, count, NULL, encoding,
                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
}

// Reads HTML as far as it goes; nothing is fetched.
static inline htmlDocPtr stet_html_read(const char *bytes, int count) {
  return htmlReadMemory(bytes, count, NULL, "UTF-8",
                        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_RECOVER);
}

static inline void stet_xml_free(void *text) { xmlFree(text); }
