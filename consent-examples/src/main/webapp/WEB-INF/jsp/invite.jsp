<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('invite.title')}">
  <div class="wrap narrow">
    <h1>${t.get('invite.title')}</h1>
    <p class="lead">${t.get('invite.lead')}</p>
    <c:if test="${refused}"><shop:refused text="${t.get('invite.refused')}"/></c:if>
    <c:if test="${not empty invitations}">
      <section class="panel" aria-labelledby="result-title" role="status">
        <h2 id="result-title">${t.get('invite.result')}</h2>
        <c:if test="${not empty invitations.alreadyHere}">
          <h3>${t.get('invite.here')}</h3>
          <ul><c:forEach items="${invitations.alreadyHere}" var="name"><li><c:out value="${name}"/></li></c:forEach></ul>
        </c:if>
        <c:if test="${not empty invitations.invited}">
          <h3>${t.get('invite.codes')}</h3>
          <ul class="codes"><c:forEach items="${invitations.invited}" var="one"><li><span><c:out value="${one.name}"/></span> <code>${one.code}</code></li></c:forEach></ul>
        </c:if>
        <p class="size">${t.get('invite.forgotten')}</p>
      </section>
    </c:if>
    <c:choose>
      <c:when test="${empty customer}"><p><a class="button" href="/login?next=/invite">${t.get('invite.login')}</a></p></c:when>
      <c:otherwise>
        <form class="panel" method="post" action="/invite" enctype="multipart/form-data">
          <p><label for="contacts">${t.get('invite.file')}</label>
          <input id="contacts" type="file" name="contacts" accept=".vcf,.csv,text/vcard,text/csv" required aria-describedby="contacts-hint"></p>
          <p class="size" id="contacts-hint">${t.get('invite.hint')}</p>
          <p><button>${t.get('invite.do')}</button></p>
        </form>
        <p class="size">${t.get('invite.sofar', invitedSoFar)}</p>
      </c:otherwise>
    </c:choose>
  </div>
</shop:page>
