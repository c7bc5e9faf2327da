<%@ page contentType="text/html;charset=UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="consent" uri="klartext:consent" %>
<p><consent:offer purpose="personalized-ads"><jsp:attribute name="otherwise">popular</jsp:attribute><jsp:body>picked ${1 + 1}</jsp:body></consent:offer></p>
<p><consent:offer purpose="mind-reading">read</consent:offer></p>
<p><consent:why surface="${surface}" offer="${offer}">Why?</consent:why></p>
<p><consent:choice purpose="personalized-ads">Your choices</consent:choice></p>
