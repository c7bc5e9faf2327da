<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${category.name.in(locale)}">
  <div class="wrap page-head shelf-head shelf-${category.id}">
    <div><h1><c:out value="${category.name.in(locale)}"/></h1><p class="lead"><c:out value="${category.text.in(locale)}"/></p></div>
    <img src="/pictures/${category.id}-03.svg" alt="" width="400" height="400">
  </div>
  <section class="wrap" aria-labelledby="all-title">
    <h2 id="all-title" class="hidden">${t.get('category.all')}</h2>
    <ul class="grid"><c:forEach items="${products}" var="one"><shop:card product="${one}"/></c:forEach></ul>
  </section>
</shop:page>
