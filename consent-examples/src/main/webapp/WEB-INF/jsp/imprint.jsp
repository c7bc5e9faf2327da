<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('imprint.title')}">
  <div class="wrap form-page">
    <h1>${t.get('imprint.title')}</h1>
    <p class="lead">${t.get('imprint.lead')}</p>
    <address class="panel">Muster Feinkost GmbH<br>Beispielallee 12<br>10115 Berlin<br><br>feinkost@example.com</address>
    <p>${t.get('imprint.data')}</p>
  </div>
</shop:page>
