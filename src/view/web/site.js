/* Search, sorting and filters of all pages, which are complete without it. It runs in <head> without defer, so that
   .js is set before the body is laid out: nothing jumps. */
(function(){
"use strict";
var d=document,root=d.documentElement;
root.classList.add("js");
var me=d.currentScript,base=me.src.replace(/[^\/]*$/,""),tree=base+(me.getAttribute("data-tree")||"");
function $(s,e){return (e||d).querySelector(s)}
function $$(s,e){return Array.prototype.slice.call((e||d).querySelectorAll(s))}
function el(n,a,t){var e=d.createElement(n);for(var k in a)e.setAttribute(k,a[k]);if(t!=null)e.textContent=t;return e}

/* --- Folding: "Köln", "Koeln" and "koln" are the same; so are ß and ss. --- */
function fold(s){
  return s.toLowerCase().replace(/ß/g,"ss").normalize("NFD").replace(/[\u0300-\u036f]/g,"")
    .replace(/ae/g,"a").replace(/oe/g,"o").replace(/ue/g,"u").replace(/[^a-z0-9]+/g," ").trim();
}
/* Whether a is within one typo (insert, delete, replace, swap) of a prefix of b. */
function near(a,b){
  var i=0,n=a.length;
  while(i<n&&a[i]===b[i])i++;
  if(i>=n-1)return true;
  var r=a.slice(i+1);
  return b.slice(i+1).indexOf(r)===0||      /* replaced */
    b.slice(i).indexOf(r)===0||             /* inserted */
    b.slice(i+1).indexOf(a.slice(i))===0||  /* deleted */
    (a[i]===b[i+1]&&a[i+1]===b[i]&&b.slice(i+2).indexOf(a.slice(i+2))===0);
}
/* Rank of an entry for the words of a query: 0 is best, -1 is no hit. */
function rank(e,words,slip,some){
  var score=0,found=0;
  for(var i=0;i<words.length;i++){
    var w=words[i],best=-1;
    for(var j=0;j<e.w.length&&best!==0;j++){
      var x=e.w[j];
      if(x===w)best=0;
      else if(x.indexOf(w)===0)best=best<0?1:Math.min(best,1);
      else if(w.length>3&&x.indexOf(w)>0)best=best<0?3:Math.min(best,3);
      else if(slip&&w.length>3&&/\D/.test(w)){
        /* long German compounds: the typo may be in any part */
        for(var k=0;k===0||w.length>4&&k+w.length<=x.length+1;k++)if(near(w,x.slice(k))){k=k?5:4;best=best<0?k:Math.min(best,k);break}
      }
    }
    if(best<0&&!some)return -1;
    found+=best>=0;score+=best<0?9:best;
  }
  if(!found)return -1;
  /* exact names first */
  return (e.f===words.join(" ")?0:100)+score*10+e.o+Math.min(9,e.w.length)/10;
}
var index=null,words=null,waiting=[];
function load(then){
  if(index)return then();
  waiting.push(then);
  if(waiting.length>1)return;
  var s=el("script",{src:tree+"search-index.js"});
  s.onload=function(){
    words=window.ozgWords;
    /* one record per line: index of its kind TAB title TAB codes and other names TAB page */
    index=window.ozgIndex.split("\n").map(function(l){
      var c=l.split("\t");
      return {k:c[0],t:c[1],c:c[2],u:c[3],f:fold(c[1]),w:fold(c[1]+" "+c[2]).split(" "),o:+c[0]};
    });
    waiting.forEach(function(f){f()});
  };
  d.head.appendChild(s);
}
function search(q){
  /* codes may be typed in groups */
  if(/^[\d\s]+$/.test(q))q=q.replace(/\s/g,"");
  var words=fold(q).split(" ").filter(Boolean);
  if(!words.length)return [];
  function run(slip,some){
    var r=[];
    index.forEach(function(e){var s=rank(e,words,slip,some);if(s>=0)r.push([s,e])});
    return r.sort(function(a,b){return a[0]-b[0]||a[1].t.localeCompare(b[1].t,root.lang)});
  }
  var hits=run(false);
  if(!hits.length)hits=run(true);
  /* without a full match, entries with any of the words */
  if(!hits.length&&words.length>1)hits=run(false,true);
  return hits.map(function(h){return h[1]});
}
function combobox(form,n){
  var input=$("input",form),list=el("ul",{"class":"hits",id:"hits"+n,role:"listbox","aria-label":$("label",form).textContent,hidden:""}),
    say=el("span",{"class":"vh",role:"status"}),hits=[],at=-1;
  form.appendChild(list);form.appendChild(say);
  var set={role:"combobox","aria-expanded":"false","aria-controls":"hits"+n,"aria-autocomplete":"list",autocomplete:"off"};
  for(var k in set)input.setAttribute(k,set[k]);
  function open(b){list.hidden=!b;input.setAttribute("aria-expanded",String(b));if(!b)mark(-1)}
  function mark(i){
    at=i;
    $$("li",list).forEach(function(li,j){li.setAttribute("aria-selected",String(j===i));if(j===i)li.scrollIntoView({block:"nearest"})});
    if(i<0)input.removeAttribute("aria-activedescendant");else input.setAttribute("aria-activedescendant","h"+n+"-"+i);
  }
  function go(i){if(hits[i])location.href=tree+hits[i].u}
  function show(){
    var q=input.value;
    if(!q.trim()){open(false);say.textContent="";return}
    load(function(){
      var all=search(q);hits=all.slice(0,20);list.textContent="";
      hits.forEach(function(h,i){
        var li=el("li",{role:"option",id:"h"+n+"-"+i,"aria-selected":"false"},h.t),code=/^\d/.test(h.c)?h.c.split(" ")[0]:h.c;
        li.appendChild(el("small",{},words.kinds[h.k]+(code?" · "+code:"")));
        li.addEventListener("mousedown",function(e){e.preventDefault();go(i)});
        list.appendChild(li);
      });
      open(hits.length>0);
      say.textContent=all.length===1?words.hit:all.length?words.hits.replace("#",all.length):words.none;
      say.className=all.length?"vh":"s";
    });
  }
  input.addEventListener("focus",function(){load(function(){})});
  input.addEventListener("input",show);
  input.addEventListener("blur",function(){open(false)});
  input.addEventListener("keydown",function(e){
    var n2=hits.length;
    if(e.key==="ArrowDown"&&n2){if(list.hidden)open(true);mark((at+1)%n2);e.preventDefault()}
    else if(e.key==="ArrowUp"&&n2){mark((at<=0?n2:at)-1);e.preventDefault()}
    else if(e.key==="Escape"){if(list.hidden)input.value="";open(false)}
  });
  form.addEventListener("submit",function(e){e.preventDefault();if(input.value.trim())load(function(){hits=search(input.value);go(Math.max(0,at))})});
}

/* --- Tables: sort by a button in the header, filter by the form before the table. --- */
function value(tr,i){
  var c=tr.cells[i],t=c.getAttribute("data-s");
  return t===null?c.textContent.trim():t;
}
function sortBy(table,i,dir){
  var body=table.tBodies[0],rows=Array.prototype.slice.call(body.rows),th=table.tHead.rows[0].cells[i],num=th.className==="n";
  rows.sort(function(a,b){
    var x=value(a,i),y=value(b,i);
    var u=/^[-–]?$/.test(x),v=/^[-–]?$/.test(y);
    if(u||v)return u-v; /* rows without a value come last in both directions */
    return dir*(num?x-y:x.localeCompare(y,root.lang,{numeric:true}));
  });
  rows.forEach(function(r){body.appendChild(r)});
  Array.prototype.forEach.call(table.tHead.rows[0].cells,function(th,j){
    if(j===i)th.setAttribute("aria-sort",dir>0?"ascending":"descending");else th.removeAttribute("aria-sort");
  });
}
function sortable(table,changed){
  Array.prototype.forEach.call(table.tHead.rows[0].cells,function(th,i){
    var b=el("button",{type:"button"},th.textContent);
    th.textContent="";th.appendChild(b);
    b.addEventListener("click",function(){
      var now=th.getAttribute("aria-sort"),dir=now?(now==="ascending"?-1:1):(th.className==="n"?-1:1);
      sortBy(table,i,dir);
      changed((dir<0?"-":"")+th.getAttribute("data-k"));
    });
  });
}
function filterable(form){
  var table=$("#"+form.getAttribute("data-for")),rows=$$("tbody tr",table),inputs=$$("input[type=checkbox]",form),menus=$$("select",form),
    out=$("#count"),none=$("#none"),clear=$("#clear"),text=$("input[type=search]",form),sort="";
  rows.forEach(function(r){r._t=fold(r.textContent+" "+r.cells[0].innerHTML)});
  /* a chip selects one value of a row's attribute; "-" selects rows without one */
  function has(r,i){
    return (" "+(r.getAttribute("data-"+i.name)||"-")+" ").indexOf(" "+i.value+" ")>=0;
  }
  function chosen(){
    var c={};
    inputs.forEach(function(i){if(i.checked)(c[i.name]=c[i.name]||[]).push(i)});
    menus.forEach(function(m){if(m.value)c[m.name]=[m]});
    return c;
  }
  function fits(r,c,q,but){
    for(var n in c)if(n!==but&&!c[n].some(function(i){return has(r,i)}))return false;
    return q.split(" ").every(function(w){return r._t.indexOf(w)>=0});
  }
  function apply(){
    var c=chosen(),q=fold(text?text.value:""),k=0;
    rows.forEach(function(r){var ok=fits(r,c,q);r.hidden=!ok;k+=ok});
    inputs.forEach(function(i){
      var m=0;rows.forEach(function(r){m+=fits(r,c,q,i.name)&&has(r,i)});
      $("small",i.parentNode).textContent=m;
      i.parentNode.classList.toggle("nil",!m&&!i.checked);
    });
    out.textContent=form.getAttribute(k===rows.length?"data-all":"data-some").replace("#",k).replace("%",rows.length);
    none.hidden=k>0;
    var set=inputs.filter(function(i){return i.checked}).length+menus.filter(function(m){return m.value}).length;
    var sum=$("summary",form);
    if(sum)sum.textContent=sum.getAttribute("data-word")+(set?" ("+set+")":"");
    clear.hidden=!set&&!q;
  }
  function address(push){
    var p=new URLSearchParams(),c=chosen();
    Object.keys(c).forEach(function(n){p.set(n,c[n].map(function(i){return i.value}).join(","))});
    if(text&&text.value.trim())p.set("q",text.value.trim());
    if(sort)p.set("sort",sort);
    var s=p.toString().replace(/%2C/g,",");
    try{history[push?"pushState":"replaceState"](null,"",location.pathname+(s?"?"+s:""))}
    catch(e){location.hash=s?"?"+s:""}
  }
  function read(){
    var p=new URLSearchParams(location.search||location.hash.replace(/^#\??/,""));
    inputs.forEach(function(i){i.checked=(p.get(i.name)||"").split(",").indexOf(i.value)>=0});
    menus.forEach(function(m){m.value=p.get(m.name)||"";if(m.selectedIndex<0)m.value=""});
    if(text)text.value=p.get("q")||"";
    sort=p.get("sort")||"";
    var key=sort.replace(/^-/,""),th=/^[a-z_-]+$/.test(key)?$("th[data-k="+key+"]",table):null;
    if(th)sortBy(table,th.cellIndex,sort[0]==="-"?-1:1);
    else rows.forEach(function(r){table.tBodies[0].appendChild(r)});
    if(!th)$$("[aria-sort]",table).forEach(function(h){h.removeAttribute("aria-sort")});
    apply();
  }
  sortable(table,function(s){sort=s;address(true)});
  form.addEventListener("change",function(e){if(e.target!==text){apply();address(true)}});
  if(text)text.addEventListener("input",function(){apply();address(false)});
  form.addEventListener("submit",function(e){e.preventDefault()});
  clear.addEventListener("click",function(){
    inputs.forEach(function(i){i.checked=false});menus.forEach(function(m){m.value=""});text.value="";
    apply();address(true);text.focus();
  });
  window.addEventListener("popstate",read);window.addEventListener("hashchange",read);
  read();
}

/* The filtered rows as CSV for spreadsheets; formulas are escaped. */
function csv(a){
  var t=$("#"+a.getAttribute("data-csv"));
  a.addEventListener("click",function(){
    var lines=$$("tr",t).filter(function(r){return !r.hidden}).map(function(r){
      return Array.prototype.map.call(r.cells,function(c){
        var s=$(".unk",c)?"":c.textContent.trim();
        if(/^[=+\-@\t]/.test(s))s="'"+s;
        return /[";\n]/.test(s)?'"'+s.replace(/"/g,'""')+'"':s;
      }).join(";");
    });
    a.download=location.pathname.split("/").pop().replace(/html$/,"csv");
    a.href=URL.createObjectURL(new Blob(["\ufeff"+lines.join("\r\n")+"\r\n"],{type:"text/csv;charset=utf-8"}));
  });
}

/* --- Map: CSS alone switches the layer. This code shows the name of an area beside it, and adds a single tab stop, arrow keys, and the layer in the address. --- */
function map(fig){
  var svg=$("svg",fig),as=svg?$$("a",svg):[];
  if(!as.length)return;
  var out=$(".out",fig),first=out?out.textContent:"",cur=0;
  /* the outline is drawn again on top, so that neighbours do not cover it */
  var ring=d.createElementNS("http://www.w3.org/2000/svg","path");
  ring.setAttribute("class","ring");svg.appendChild(ring);
  function show(a){
    if(out)out.textContent=$("title",a).textContent;
    ring.setAttribute("d",$("path",a).getAttribute("d"));
  }
  function centre(a){var b=a.getBBox();return [b.x+b.width/2,b.y+b.height/2]}
  as.forEach(function(a,i){
    a.setAttribute("tabindex",i?"-1":"0");
    a.addEventListener("focus",function(){as[cur].setAttribute("tabindex","-1");cur=i;a.setAttribute("tabindex","0");show(a)});
    a.addEventListener("mouseenter",function(){show(a)});
  });
  svg.addEventListener("mouseleave",function(){if(out)out.textContent=first;ring.removeAttribute("d")});
  svg.addEventListener("focusout",function(){ring.removeAttribute("d")});
  svg.addEventListener("keydown",function(e){
    var v={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[e.key];
    if(!v)return;
    e.preventDefault();
    var c=centre(as[cur]),best=null,least=1e9;
    as.forEach(function(a){
      if(a===as[cur])return;
      var p=centre(a),x=p[0]-c[0],y=p[1]-c[1],along=x*v[0]+y*v[1],off=Math.abs(x*v[1])+Math.abs(y*v[0]);
      if(along>0&&off<=along*1.2&&along+off*2<least){least=along+off*2;best=a}
    });
    if(best)best.focus({preventScroll:true});
  });
  var layer=new URLSearchParams(location.search).get("layer");
  $$("input[type=radio]",fig).forEach(function(r){
    if(r.value===layer)r.checked=true;
    r.addEventListener("change",function(){try{history.replaceState(null,"","?layer="+r.value)}catch(e){}});
  });
}

/* A table that is wider than its container gets a hint; its first column is sticky. */
function widths(){
  $$(".scroll").forEach(function(s){
    var is=s.scrollWidth>s.clientWidth+1,note=s.previousElementSibling;
    s.classList.toggle("wide",is);
    if(note&&note.className==="moved"){note.hidden=!is;return}
    if(is)s.parentNode.insertBefore(el("p",{"class":"moved"}),s);
  });
}

d.addEventListener("DOMContentLoaded",function(){
  $$("form.find").forEach(combobox);
  $$("form[data-for]").forEach(filterable);
  $$(".map").forEach(map);
  $$("a[data-csv]").forEach(csv);
  /* the link to the other language keeps the selection */
  $$("a.lang").forEach(function(a){a.addEventListener("click",function(){a.search=location.search})});
  widths();addEventListener("resize",widths);$$("details").forEach(function(e){e.addEventListener("toggle",widths)});
  /* the card layout changes the display of table parts, which removes their roles: restore them */
  $$("table.cards,.facts table").forEach(function(t){
    t.setAttribute("role","table");
    $$("thead,tbody",t).forEach(function(e){e.setAttribute("role","rowgroup")});
    $$("tr",t).forEach(function(e){e.setAttribute("role","row")});
    $$("td",t).forEach(function(e){e.setAttribute("role","cell")});
    $$("thead th",t).forEach(function(e){e.setAttribute("role","columnheader")});
    $$("tbody th",t).forEach(function(e){e.setAttribute("role","rowheader")});
  });
  d.addEventListener("keydown",function(e){
    if((e.ctrlKey||e.metaKey)&&e.key==="k"){var i=$("form.find input");if(i){i.focus();i.select();e.preventDefault()}}
  });
});
})();
