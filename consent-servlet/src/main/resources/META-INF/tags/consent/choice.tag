<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true"
    description="The link to the choices, which leads back to this page: the body is its text." %>
<%@ attribute name="purpose" description="The id of the purpose at which the page opens; at its top without it." %>
<%@ tag import="io.klartext.consent.policy.PurposeId" %>
<%@ tag import="io.klartext.consent.servlet.RequestConsent" %>
<% String purpose = (String) jspContext.getAttribute("purpose");
String place = purpose != null && PurposeId.isValid(purpose) ? "#purpose-" + purpose : "";
String link = RequestConsent.from(request).getChoicesLink().replace("&", "&amp;") + place; %><consent-choices><a href="<%= link %>"><jsp:doBody/></a></consent-choices>
