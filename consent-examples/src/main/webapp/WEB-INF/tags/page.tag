<%@ tag description="The frame of every page: head, header, footer" pageEncoding="UTF-8" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="script" required="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="${locale.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><c:out value="${title}"/> · Muster Feinkost</title>
  <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/shop.css">
  <c:if test="${not empty script}"><script src="/assets/${script}" defer></script></c:if>
</head>
<body>
  <a class="skip" href="#main">${t.get('skip')}</a>
  <header class="top">
    <div class="wrap bar">
      <a class="brand" href="/">
        <svg class="brand-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><circle cx="20" cy="20" r="20"/><path d="M9 25C11 14 19 9 30 10 29 21 22 28 9 25Z"/><path class="vein" d="M8 29C13 21 19 16 26 13"/></svg>
        <span class="brand-name">Muster <em>Feinkost</em></span>
      </a>
      <nav class="tools" aria-label="${t.get('nav.tools')}">
        <a href="/stores">${t.get('nav.stores')}</a>
        <a href="${otherLanguageQuery}" lang="${locale.language eq 'de' ? 'en' : 'de'}" hreflang="${locale.language eq 'de' ? 'en' : 'de'}">${locale.language eq 'de' ? 'English' : 'Deutsch'}</a>
        <c:choose>
          <c:when test="${not empty customer}"><a href="/account"><c:out value="${customer.firstName()}"/><span class="hidden">, ${t.get('nav.account')}</span></a></c:when>
          <c:otherwise><a href="/login">${t.get('nav.login')}</a></c:otherwise>
        </c:choose>
        <a class="cart-link" href="/cart">${t.get('nav.cart')}<c:if test="${not empty cart and cart.pieces() gt 0}"> <span class="count">${cart.pieces()}<span class="hidden"> ${t.get('cart.pieces')}</span></span></c:if></a>
      </nav>
    </div>
    <nav class="shelves" aria-label="${t.get('nav.shelves')}">
      <ul class="wrap">
        <c:forEach items="${categories}" var="shelf"><li><a href="/category/${shelf.id}"<c:if test="${shelf.id eq category.id}"> aria-current="${empty product ? 'page' : 'true'}"</c:if>><c:out value="${shelf.name.in(locale)}"/></a></li></c:forEach>
      </ul>
    </nav>
  </header>
  <main id="main" tabindex="-1">
    <c:if test="${not empty customer and not empty consent and consent.askedAgain}"><p class="wrap changed" role="status"><span><strong>${t.get('changed.title')}</strong> ${t.get('changed.text')} <a href="<c:out value='${consent.choicesLink}'/>">${t.get('changed.link')}</a></span></p></c:if>
    <c:set var="doneKey" value="done.${done}"/>
    <c:if test="${not empty done and t.has(doneKey)}"><p class="wrap done" role="status"><span>${t.get(doneKey)}</span></p></c:if>
    <jsp:doBody/>
  </main>
  <footer class="bottom">
    <div class="wrap foot">
      <div class="foot-about">
        <p class="brand-name">Muster <em>Feinkost</em></p>
        <p>${t.get('footer.about')}</p>
      </div>
      <nav aria-label="${t.get('nav.footer')}">
        <ul>
          <li><a href="/stores">${t.get('nav.stores')}</a></li>
          <li><a href="/invite">${t.get('nav.invite')}</a></li>
          <li><a href="/newsletter">${t.get('nav.newsletter')}</a></li>
          <li><a href="/imprint">${t.get('nav.imprint')}</a></li>
          <c:if test="${not empty consent}"><li><a href="<c:out value='${consent.choicesLink}'/>">${t.get('nav.choices')}</a></li><c:if test="${not empty customer}"><li><a href="/consent/known">${t.get('nav.known')}</a></li></c:if></c:if>
        </ul>
      </nav>
      <p class="foot-note">${t.get('footer.fiction')}</p>
    </div>
  </footer>
</body>
</html>
