using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

public sealed class WireSearchTests : IDisposable
{
    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("order_id")]
    [InlineData("orderId")]
    [InlineData("OrderId")]
    [InlineData("order-id")]
    [InlineData("ORDERID")]
    public void A_member_is_found_by_its_name_under_any_naming_policy(string name)
    {
        _tree.Put("Order.cs", "class Order { public string OrderId; public string OrderIds; public string Id; }");

        var found = Assert.Single(WireSearch.Find(_tree.Refresh(), new WireQuery(name)));
        Assert.Equal("F:Order.OrderId", found.Place.Member);
    }

    [Fact]
    public void The_type_that_shares_more_of_a_payload_comes_first()
    {
        _tree.Put("A.cs", "class Basket { public int Id; public int Total; }")
            .Put("B.cs", "class Order { public int Id; public int Total; public string Currency; }")
            .Put("C.cs", "class User { public int Id; }");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("id") { Payload = ["total", "currency"] });

        Assert.Equal(["B.cs 3", "A.cs 2", "C.cs 1"], found.Select(place => $"{place.File} {place.Shared}"));
        Assert.All(found, place => Assert.Equal("id", place.WireName));
    }

    [Fact]
    public void Names_of_one_member_belong_together_too()
    {
        _tree.Put("A.cs", """
            class A
            {
                void B() { x = e.GetProperty("id"); }
                void C() { x = e.GetProperty("id"); y = e.GetProperty("total"); }
            }
            """);

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("id", "total"));

        Assert.Equal(["M:A.C", "M:A.C", "M:A.B"], found.Select(place => place.Place.Member));
    }

    [Fact]
    public void A_name_that_is_given_for_the_wire_comes_before_the_same_word_elsewhere()
    {
        _tree.Put("A.cs", """class A { void B() { log.LogInformation("{total}"); x = "total"; } }""")
            .Put("B.cs", "class B { public int Total; }")
            .Put("C.cs", """class C { [JsonPropertyName("total")] public int Sum; }""");

        Assert.Equal(["C.cs:1", "B.cs:1", "A.cs:1", "A.cs:1"], _tree.Find("total"));
    }

    [Fact]
    public void Only_the_kinds_that_are_asked_for_are_answered()
    {
        _tree.Put("A.cs", """class A { public int Total; string b = "total"; }""");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total") { Kinds = [PlaceKind.Literal] });

        Assert.Equal([PlaceKind.Literal], found.Select(place => place.Place.Kind));
    }

    [Theory]
    [InlineData("GET /orders/42", "A.cs:1", "B.cs:1", "D.cs:1")]
    [InlineData("/orders/42", "A.cs:1", "B.cs:1", "C.cs:1", "D.cs:1")]
    [InlineData("DELETE /orders/42", "C.cs:1")]
    [InlineData("GET /customers/42", "D.cs:1")]
    public void A_path_is_found_in_routes_and_requests(string path, params string[] places)
    {
        _tree.Put("A.cs", """app.MapGet("/orders/{id:int}", h);""")
            .Put("B.cs", """class B { void C() => client.GetAsync($"{root}/orders/{id}?full=true"); }""")
            .Put("C.cs", """app.MapDelete("/orders/{id:int}", h);""")
            .Put("D.cs", """app.MapGet("/{kind}/{id:int}", h);""");

        Assert.Equal(places, _tree.Find(path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET /opta", "A.cs:1")]
    [InlineData("GET /opta/1", "A.cs:1")]
    [InlineData("/opta/1", "A.cs:1")]
    [InlineData("GET /opta/1/2")]
    [InlineData("GET /optb", "A.cs:2")]
    [InlineData("GET /optb/4", "A.cs:2")]
    [InlineData("GET /optc/7/8", "A.cs:3")]
    [InlineData("GET /optc", "A.cs:3")]
    [InlineData("GET /optd/1/x", "A.cs:4")]
    [InlineData("GET /optd")]
    [InlineData("GET /c1/one/3", "C.cs:1")]
    [InlineData("GET /c1/one", "C.cs:1")]
    public void A_route_is_found_with_and_without_what_may_be_left_out_at_its_end(string path, params string[] places)
    {
        _tree.Put("A.cs", """
            app.MapGet("/opta/{a?}", h);
            app.MapGet("/optb/{b=3}", h);
            app.MapGet("/optc/{a:int=4}/{b:int?}", h);
            app.MapGet("/optd/{a?}/x", h);
            """).Put("C.cs", """[Route("c1")] class C1Controller { [HttpGet("one/{id?}")] public int One(int? id) => 1; }""");

        Assert.Equal(places, _tree.Find(path));
    }

    [Fact]
    public void A_route_that_may_be_left_out_altogether_answers_at_the_root()
    {
        _tree.Put("A.cs", """app.MapGet("/{culture=en}", h);""");

        Assert.Equal(["A.cs:1"], _tree.Find("GET /"));
    }

    [Fact]
    public void One_index_answers_several_at_once()
    {
        for (var number = 0; number < 40; number++)
            _tree.Put($"s{number}/S.csproj", "<Project />").Put($"s{number}/Api.cs", """class Api { void Map() { app.MapGet("/orders", (int total) => total); } }""");
        var index = _tree.Refresh();

        var answers = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8).Select(_ => WireSearch.Find(index, new WireQuery("total", "GET /orders")));

        Assert.All(answers.ToArray(), answer => Assert.Equal(WireSearch.Find(_tree.Refresh(), new WireQuery("total", "GET /orders")), answer));
    }

    [Fact]
    public void A_variable_of_a_route_is_found_by_its_name()
    {
        _tree.Put("A.cs", """app.MapGet("/orders/{orderId:int}", h);""");

        Assert.Equal(["A.cs:1"], _tree.Find("order_id"));
    }
}
