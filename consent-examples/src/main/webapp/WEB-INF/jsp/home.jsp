<%@ page session="false" contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="${t.get('home.title')}">
  <section class="hero">
    <div class="wrap hero-in">
      <div class="hero-text">
        <p class="kicker">${t.get('home.kicker')}</p>
        <h1>${t.get('home.headline')}</h1>
        <p class="lead">${t.get('home.lead')}</p>
        <p class="actions"><a class="button" href="#shelves">${t.get('home.look')}</a> <a class="button quiet" href="/stores">${t.get('home.stores')}</a></p>
      </div>
      <div class="hero-picture"><img src="/pictures/still-life.svg" alt="" width="800" height="560"></div>
    </div>
  </section>
  <c:if test="${not empty consent}">
    <section class="wrap tour" aria-labelledby="tour-title">
      <h2 id="tour-title">${t.get('tour.title')}</h2>
      <ol>
        <li<c:if test="${empty customer}"> class="now" aria-current="step"</c:if>>
          <h3>${t.get('tour.login')}</h3>
          <p>${t.get('tour.login.text')}</p>
          <c:choose>
            <c:when test="${empty customer}"><form method="post" action="/login"><input type="hidden" name="userName" value="anna"><input type="hidden" name="password" value="feinkost"><input type="hidden" name="next" value="/"><button class="small">${t.get('tour.login.do')}</button></form></c:when>
            <c:otherwise><p class="tick">${t.get('tour.login.done')} <c:out value="${customer.firstName()}"/></p></c:otherwise>
          </c:choose>
        </li>
        <li<c:if test="${not empty customer and picks.personal}"> class="now" aria-current="step"</c:if>>
          <h3>${t.get('tour.why')}</h3>
          <p>${t.get('tour.why.text')}</p>
          <c:choose>
            <c:when test="${not empty customer and not picks.personal}"><p class="tick">${t.get('tour.why.none')}</p></c:when>
            <c:otherwise><p><a class="button small" href="#picks">${t.get('tour.why.do')}</a></p></c:otherwise>
          </c:choose>
        </li>
        <li>
          <h3>${t.get('tour.no')}</h3>
          <p>${t.get('tour.no.text')}</p>
          <c:if test="${not empty customer and not picks.personal}"><p class="tick">${t.get('tour.no.done')}</p></c:if>
          <p><a class="button small" href="<c:out value='${consent.choicesLink}'/>">${t.get('tour.no.do')}</a></p>
        </li>
      </ol>
    </section>
  </c:if>
  <shop:picks picks="${picks}"/>
  <section class="wrap" aria-labelledby="banner-title">
    <div class="banner">
      <div class="banner-text">
        <p class="kicker"><c:if test="${not empty banner.sponsor}"><strong class="label">${t.get('banner.ad')}</strong> </c:if>${t.get(banner.personal ? 'banner.personal' : 'banner.season')}</p>
        <h2 id="banner-title"><c:out value="${banner.title.in(locale)}"/></h2>
        <p><c:out value="${banner.text.in(locale)}"/></p>
        <p><a class="button light" href="${banner.link}"><c:out value="${banner.action.in(locale)}"/></a></p>
        <c:if test="${not empty banner.sponsor}"><p class="sponsor"><c:out value="${t.get('banner.behalf', banner.sponsor.onBehalfOf)}"/></p></c:if>
        <shop:why offer="home.banner/${banner.id}" name="${banner.title.in(locale)}"/>
      </div>
      <div class="banner-picture"><img src="/pictures/${banner.sku}.svg" alt="" width="400" height="400"></div>
    </div>
  </section>
  <c:if test="${not empty discoveries.products}">
    <section id="discoveries" class="wrap picks" aria-labelledby="discoveries-title">
      <h2 id="discoveries-title">${t.get(discoveries.personal ? 'discoveries.personal' : 'discoveries.new')}</h2>
      <ul class="grid">
        <c:forEach items="${discoveries.products}" var="one"><shop:card product="${one}" surface="${discoveries.surface()}"/></c:forEach>
      </ul>
    </section>
  </c:if>
  <section id="shelves" class="wrap" aria-labelledby="shelves-title">
    <h2 id="shelves-title">${t.get('home.shelves')}</h2>
    <ul class="shelf-grid">
      <c:forEach items="${categories}" var="shelf">
        <li class="shelf shelf-${shelf.id}">
          <img src="/pictures/${shelf.id}-01.svg" alt="" width="400" height="400">
          <div><h3><a class="card-link" href="/category/${shelf.id}"><c:out value="${shelf.name.in(locale)}"/></a></h3>
          <p><c:out value="${shelf.text.in(locale)}"/></p></div>
        </li>
      </c:forEach>
    </ul>
  </section>
  <section class="wrap promises" aria-label="${t.get('promise.label')}">
    <div><h2>${t.get('promise.small')}</h2><p>${t.get('promise.small.text')}</p></div>
    <div><h2>${t.get('promise.fresh')}</h2><p>${t.get('promise.fresh.text')}</p></div>
    <div><h2>${t.get('promise.honest')}</h2><p>${t.get('promise.honest.text')}</p></div>
  </section>
</shop:page>
