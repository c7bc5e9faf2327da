<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('error.'.concat(error).concat('.title'))}">
  <div class="wrap form-page error-page">
    <p class="kicker">${status}</p>
    <h1>${t.get('error.'.concat(error).concat('.title'))}</h1>
    <p class="lead">${t.get('error.'.concat(error).concat('.text'))}</p>
    <p><a class="button" href="/">${t.get('error.home')}</a></p>
  </div>
</shop:page>
