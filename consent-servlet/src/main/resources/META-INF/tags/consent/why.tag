<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true"
    description="The link to the explanation of an offer, if this page has one: the body is its text." %>
<%@ attribute name="surface" required="true" description="Where the offer is shown, as it was explained." %>
<%@ attribute name="offer" required="true" description="The offer's id, as it was explained." %>
<%@ tag import="io.klartext.consent.servlet.RequestConsent" %>
<% String link = RequestConsent.from(request).getWhy().get(
        jspContext.getAttribute("surface") + "/" + jspContext.getAttribute("offer"));
if (link != null) { %><consent-why><a href="<%= link.replace("&", "&amp;") %>"><jsp:doBody/></a></consent-why><% } %>
