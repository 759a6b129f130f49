namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Where requests go, and with which method.</summary>
public sealed class RequestPlacesTests
{
    [Theory]
    [InlineData("""client.GetAsync($"orders/{order.Id}")""", "RequestUri GET orders/{Id}")]
    [InlineData("""_http.PostAsJsonAsync("/orders/" + id, order)""", "RequestUri POST /orders/{id}")]
    [InlineData("""new HttpRequestMessage(HttpMethod.Patch, "/orders")""", "RequestUri PATCH /orders")]
    [InlineData("""new HttpRequestMessage(new HttpMethod("PATCH"), "/orders")""", "Literal PATCH", "RequestUri PATCH /orders")]
    [InlineData("""HttpRequestMessage r = new(HttpMethod.Head, "/orders")""", "RequestUri HEAD /orders")]
    [InlineData("""var m = HttpMethod.Put; var r = new HttpRequestMessage(m, "/orders")""", "RequestUri PUT /orders")]
    [InlineData("""new HttpRequestMessage { Method = HttpMethod.Post, RequestUri = new Uri("/orders", UriKind.Relative) }""", "RequestUri POST /orders")]
    [InlineData("""new HttpRequestMessage(HttpMethod.Delete, (string)null) { RequestUri = new("/orders") }""", "RequestUri DELETE /orders")]
    [InlineData("""new HttpRequestMessage { RequestUri = new("/orders") }""", "RequestUri GET /orders")]
    [InlineData("""var r = new HttpRequestMessage(); r.Method = HttpMethod.Post; r.RequestUri = new("/orders")""", "RequestUri POST /orders")]
    [InlineData("""var r = new HttpRequestMessage(); r.RequestUri = new("/orders"); r.Method = HttpMethod.Post""", "RequestUri POST /orders")]
    [InlineData("""var r = new HttpRequestMessage { Method = HttpMethod.Put }; r.RequestUri = new("/orders")""", "RequestUri PUT /orders")]
    [InlineData("""var r = new HttpRequestMessage { RequestUri = new("/orders") }; r.Method = HttpMethod.Put""", "RequestUri PUT /orders")]
    [InlineData("""var r = new HttpRequestMessage { RequestUri = new("/orders") }; r.Method = chosen""", "RequestUri /orders")]
    [InlineData("""var r = new HttpRequestMessage(); if (a) r.Method = HttpMethod.Put; else r.Method = HttpMethod.Post; r.RequestUri = new("/x")""", "RequestUri /x")]
    [InlineData("""void C(HttpRequestMessage r) => r.RequestUri = new("/orders")""", "RequestUri /orders")]
    [InlineData("""client.GetJsonAsync<A>("orders/1")""", "RequestUri GET orders/1")]
    [InlineData("""c.BaseAddress = new Uri("https://orders.example/")""", "RequestUri https://orders.example/")]
    [InlineData("""requests.GetAsync(Uris.Combine(root, "api/orders"))""", "RequestUri GET {root}/api/orders", "PathText api/orders")]
    [InlineData("""cache.GetAsync("orders")""", "Literal orders")]
    [InlineData("client.GetAsync(uri)")]
    public void Requests_are_read_with_their_uris(string code, params string[] places) => Finds(Inside(code), places);

    [Fact]
    public void The_method_that_another_member_sets_is_none_of_this_request() => Finds(
        """
        class A
        {
            A B() { var r = new HttpRequestMessage { RequestUri = new("/orders") }; return r; }
            A C() { var r = Other(); r.Method = HttpMethod.Post; return r; }
        }
        """,
        "RequestUri GET /orders");

    [Theory]
    [InlineData("""new RestRequest("orders/{id}", Method.Put)""", "RequestUri PUT orders/{id} Outbound")]
    [InlineData("""new RestRequest("/orders", Method.POST)""", "RequestUri POST orders Outbound")]
    [InlineData("""new RestRequest("orders/1")""", "RequestUri GET orders/1 Outbound")]
    [InlineData("""RestRequest r = new("orders/1") { Method = Method.Delete }""", "RequestUri DELETE orders/1 Outbound")]
    [InlineData("""var r = new RestRequest("orders/1"); r.Method = Method.Patch""", "RequestUri PATCH orders/1 Outbound")]
    [InlineData("""var r = new RestRequest(Method.POST) { Resource = "orders/1" }""", "RequestUri POST orders/1 Outbound")]
    [InlineData("""var r = new RestRequest(); r.Resource = "orders/1" """, "RequestUri GET orders/1 Outbound")]
    [InlineData("""c.ExecutePostAsync<A>(new RestRequest("orders/1"))""", "RequestUri POST orders/1 Outbound")]
    [InlineData("""var r = new RestRequest("orders/1"); c.ExecuteAsync(r, Method.Put)""", "RequestUri PUT orders/1 Outbound")]
    [InlineData("""c.Resource = "orders/1" """, "PathText orders/1 Unknown")]
    [InlineData("""r = new RestRequest().AddParameter("page_size", 2)""", "Query page_size Outbound")]
    [InlineData("""var r = new RestRequest(path, Method.Post).AddHeader("X-A", a); r.AddParameter("order_id", 2)""", "Header X-A Outbound", "Form order_id Outbound")]
    [InlineData("""void C(RestRequest r) => r.AddParameter("order_id", id, ParameterType.UrlSegment)""", "RouteValue order_id Outbound")]
    [InlineData("""request.AddParameter("X-Tenant", t, ParameterType.HttpHeader)""", "Header X-Tenant Outbound")]
    [InlineData("""request.AddUrlSegment("order_id", id)""", "RouteValue order_id Outbound")]
    [InlineData("""request.AddFile("invoice", path)""", "Form invoice Outbound")]
    [InlineData("""request.AddOrUpdateHeader("X-Tenant", t)""", "Header X-Tenant Outbound")]
    [InlineData("""DbCommand request = Make(); request.AddParameter("page_size", 2)""", "Literal page_size Unknown")]
    public void Requests_of_RestSharp_are_read(string code, params string[] places) => FindsDirected(Inside(code), places);

    [Fact]
    public void A_local_that_holds_a_uri_stands_for_it() => Finds(
        """class A { void B() { var uri = $"{Root}/orders/{id}"; client.GetAsync(uri); } const string Root = "https://h"; }""",
        "PathText https://h/orders/{id}",
        "RequestUri GET https://h/orders/{id}",
        "PathText https://h");

    private static string Inside(string expression) => $"class A {{ void B() {{ {expression}; }} }}";

    private static void Finds(string code, params string[] places) =>
        Assert.Equal(places, OneFile.Places(code).Select(place => $"{place.Kind} {place.Name}"));

    private static void FindsDirected(string code, params string[] places) =>
        Assert.Equal(places, OneFile.Places(code).Select(place => $"{place.Kind} {place.Name} {place.Direction}"));
}
