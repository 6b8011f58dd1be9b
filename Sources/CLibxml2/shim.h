// libxml2 would bring the headers of the system's ICU along, which differ from those of the ICU that
// Foundation has: a module must not see both. What they would add is a field of a type that is not used.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// What was wrong first with a document, and where; 0 where nothing was.
typedef struct {
  int line, code;
} stet_xml_fault;

static inline void stet_xml_note(void *reader, const xmlError *error) {
  stet_xml_fault *fault = ((xmlParserCtxtPtr)reader)->_private;
  if (fault != NULL && fault->code == 0 && error->level == XML_ERR_FATAL) {
    fault->line = error->line;
    fault->code = error->code;
  }
}

// Reads XML in an encoding, or with NULL in the one that it declares: nothing is fetched, no entity is put in
// its place, no bound of libxml2 is lifted. Where it returns NULL, the fault says why.
static inline xmlDocPtr stet_xml_read(const char *bytes, int count, const char *encoding,
                                      stet_xml_fault *fault) {
  xmlParserCtxtPtr reader = xmlNewParserCtxt();
  if (reader == NULL) return NULL;
  reader->_private = fault;
  reader->sax->serror = (xmlStructuredErrorFunc)stet_xml_note;
  xmlDocPtr document =
      xmlCtxtReadMemory(reader, bytes, count, NULL, encoding,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  xmlFreeParserCtxt(reader);
  return document;
}

// Reads HTML as far as it goes; nothing is fetched.
static inline htmlDocPtr stet_html_read(const char *bytes, int count) {
  return htmlReadMemory(bytes, count, NULL, "UTF-8",
                        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_RECOVER);
}

static inline void stet_xml_free(void *text) { xmlFree(text); }
