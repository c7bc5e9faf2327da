<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true"
    description="Content that is only there for a purpose: it is not rendered if the purpose is denied." %>
<%@ attribute name="purpose" required="true" description="The id of a purpose of the policy; an unknown one is denied." %>
<%@ attribute name="otherwise" fragment="true" description="What is rendered instead; nothing without it." %>
<%@ tag import="io.klartext.consent.servlet.RequestConsent" %>
<% if (RequestConsent.from(request).allows((String) jspContext.getAttribute("purpose"))) { %><jsp:doBody/><%
} else if (jspContext.getAttribute("otherwise") != null) { %><jsp:invoke fragment="otherwise"/><% } %>
