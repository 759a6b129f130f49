using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Which member comes first, one principle a test.</summary>
public sealed class WireRankingTests : IDisposable
{
    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_rare_name_weighs_more_than_a_common_one()
    {
        for (var number = 0; number < 20; number++)
            _tree.Put($"Common{number}.cs", $$"""class Common{{number}} { void A() { x = e["id"]; } }""");
        _tree.Put("Rare.cs", """class Rare { void A() { x = e["iban"]; } }""");

        Assert.Equal("Rare.cs", First(new WireQuery("id", "iban")).File);
    }

    [Fact]
    public void What_the_handler_leads_to_comes_before_the_same_name_elsewhere()
    {
        _tree.Put("A.cs", "class A { int Sum(Line l) => l.Total; }")
            .Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => shop.Load(); }""")
            .Put("B.cs", "class B { int Sum(Line l) => l.Total; }")
            .Put("Shop.cs", "class Shop { object Load() => Price(1); int Price(Line l) => l.Total; }");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total", "GET /orders"));

        Assert.Equal("M:Shop.Price(Line)", found.First(place => place.WireName == "total").Place.Member);
    }

    [Fact]
    public void What_stands_beside_the_handler_comes_before_the_same_name_in_another_service()
    {
        _tree.Put("billing/Filters/A.cs", "class A { int Sum(Line l) => l.Total; }")
            .Put("shop/Api/Api.cs", """class Api { void Map() { app.MapGet("/orders", () => 1); } }""")
            .Put("shop/Filters/B.cs", "class B { int Sum(Line l) => l.Total; }");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total", "GET /orders"));

        Assert.Equal("shop/Filters/B.cs", found.First(place => place.WireName == "total").File);
    }

    [Fact]
    public void A_handler_comes_before_the_method_that_maps_many_routes()
    {
        _tree.Put("Api.cs", """
            class Api
            {
                void Map()
                {
                    app.MapGet("/orders", Orders);
                    app.MapGet("/customers", Customers);
                }

                object Orders() => 1;

                object Customers() => 1;
            }
            """);

        Assert.Equal("M:Api.Orders", First(new WireQuery("GET /orders")).Place.Member);
    }

    [Theory]
    [InlineData(PlaceDirection.Inbound, "Server.cs")]
    [InlineData(PlaceDirection.Outbound, "Client.cs")]
    public void The_direction_tells_server_from_client(PlaceDirection direction, string file)
    {
        _tree.Put("Client.cs", """class Client { void A() { client.GetAsync("/orders"); } void B(Line l) { x = l.Total; } }""")
            .Put("Server.cs", """class Server { void A() { app.MapGet("/orders", () => 1); } void B(Line l) { x = l.Total; } }""");

        Assert.Equal(file, First(new WireQuery("total") { Direction = direction }).File);
    }

    [Theory]
    [InlineData("Shop.Tests/A.cs")]
    [InlineData("Mocks/A.cs")]
    [InlineData("Migrations/A.cs")]
    [InlineData("Shop/OrderSeed.cs")]
    [InlineData("A.g.cs")]
    public void Code_that_is_not_mended_comes_last(string path)
    {
        _tree.Put(path, "class A { public int Total; }").Put("Z.cs", "class Z { public int Total; }");

        Assert.Equal("Z.cs", First(new WireQuery("total")).File);
    }

    [Fact]
    public void Code_comes_before_the_contract_that_it_keeps()
    {
        _tree.Put("orders.proto", "message Order { int32 total = 1; }").Put("Z.cs", "class Order { public int Total; }");

        Assert.Equal("Z.cs", First(new WireQuery("total")).File);
    }

    [Theory]
    [InlineData("HttpStatusCode.TooManyRequests")]
    [InlineData("StatusCodes.Status429TooManyRequests")]
    [InlineData("429")]
    public void A_status_is_found_by_its_word_and_number(string code)
    {
        _tree.Put("A.cs", $"class A {{ object B() => {code}; }}");

        Assert.Equal("M:A.B", First(new WireQuery("429")).Place.Member);
    }

    [Fact]
    public void A_method_is_found_by_the_path_of_a_gRPC_call()
    {
        _tree.Put("A.cs", "class OtherService { object GetBasket() => items; }")
            .Put("B.cs", "class BasketService { object GetBasket() => items; }");

        Assert.Equal("B.cs", First(new WireQuery("items", "POST /shop.Basket/GetBasket")).File);
    }

    [Fact]
    public void A_media_type_is_no_path()
    {
        _tree.Put("A.cs", """app.MapGet("/{a}/{b}", h);""");

        Assert.Empty(WireSearch.Find(_tree.Refresh(), new WireQuery("application/json")));
    }

    [Fact]
    public void Code_that_is_named_after_the_question_comes_first()
    {
        _tree.Put("A.cs", """class A { void B() { x = e["currency"]; } }""")
            .Put("C.cs", """class CurrencyParser { void B() { x = e["currency"]; } }""");

        Assert.Equal("C.cs", First(new WireQuery("currency")).File);
    }

    [Fact]
    public void A_status_that_is_only_described_is_not_found() =>
        Assert.Empty(WireSearch.Find(
            _tree.Put("A.cs", "class A { [ProducesResponseType(StatusCodes.Status429TooManyRequests)] object B() => 1; }").Refresh(), new WireQuery("429")));

    [Theory]
    [InlineData("403", "Forbid()")]
    [InlineData("401", "Challenge()")]
    public void A_refusal_is_found_by_what_the_framework_calls_it(string status, string code)
    {
        _tree.Put("A.cs", $"class A {{ object B() => {code}; }}");

        Assert.Equal("M:A.B", First(new WireQuery(status)).Place.Member);
    }

    [Theory]
    [InlineData("Authorization", "services.AddAuthentication()")]
    [InlineData("aud", "options.ValidateAudience = false")]
    [InlineData("Origin", "services.AddCors()")]
    [InlineData("400", "new ValidationResult(text)")]
    [InlineData("429", "Task.WhenAll(calls)")]
    public void A_name_is_found_by_what_the_framework_does_with_it(string name, string code)
    {
        _tree.Put("A.cs", $"class A {{ object B() => {code}; }}");

        Assert.Equal("M:A.B", First(new WireQuery(name)).Place.Member);
    }

    [Fact]
    public void What_treats_a_value_comes_before_the_handler_that_hands_it_on()
    {
        _tree.Put("Api.cs", """
            class Api
            {
                void Map() { app.MapGet("/orders", Get); }

                object Get([FromQuery] int skip) => Pages.Page(skip);
            }
            """).Put("Pages.cs", "static class Pages { static object Page(int skip) => orders[skip - 1]; }");

        Assert.Equal("Pages.cs", First(new WireQuery("skip", "GET /orders") { Direction = PlaceDirection.Inbound }).File);
    }

    [Fact]
    public void A_client_whose_address_is_the_asked_host_comes_before_one_without_an_address()
    {
        _tree.Put("A.cs", """class AClient(HttpClient client) { Task A() => client.GetAsync("/api/orders"); }""")
            .Put("Program.cs", """services.AddHttpClient<ZClient>(c => c.BaseAddress = new Uri("https://orders-api"));""")
            .Put("Z.cs", """class ZClient(HttpClient client) { Task A() => client.GetAsync("/api/orders"); }""");

        var found = First(new WireQuery("GET https://orders-api/api/orders") { Direction = PlaceDirection.Outbound });

        Assert.Equal("Z.cs", found.File);
    }

    [Fact]
    public void A_field_comes_before_the_constructor_that_fills_it()
    {
        _tree.Put("A.cs", "class A { public A(int total) { Total = total; } public int Total { get; } }");

        Assert.Equal("P:A.Total", First(new WireQuery("total")).Place.Member);
    }

    [Fact]
    public void What_treats_a_value_comes_before_what_passes_it()
    {
        _tree.Put("A.cs", "class A { void Take(Line l) { x = Half(l.Total); } }")
            .Put("B.cs", "class B { void Take(Line l) { x = l.Total.Trim(); } }");

        Assert.Equal("B.cs", First(new WireQuery("total")).File);
    }

    [Fact]
    public void What_only_watches_comes_behind()
    {
        _tree.Put("A.cs", "class RequestLogger { void Take(Line l) { x = l.Total; } }")
            .Put("B.cs", "class RequestReader { void Take(Line l) { x = l.Total; } }");

        Assert.Equal("B.cs", First(new WireQuery("total")).File);
    }

    [Fact]
    public void What_mentions_hundreds_of_names_says_less_by_each()
    {
        var others = string.Concat(Enumerable.Range(0, 200).Select(number => $"Step{number}();"));
        _tree.Put("A.cs", $$"""class A { void B() { x = e["iban"]; {{others}} } }""")
            .Put("Z.cs", """class Z { void B() { x = e["iban"]; } }""");

        Assert.Equal("Z.cs", First(new WireQuery("iban")).File);
    }

    [Fact]
    public void Names_that_stood_beside_do_not_outweigh_the_asked_one()
    {
        string[] beside = [.. Enumerable.Range(0, 20).Select(number => $"field_{number}")];
        var keys = string.Concat(beside.Select(name => $"x = e[\"{name}\"];"));
        _tree.Put("A.cs", $$"""class A { void Map() { app.MapGet("/orders", Get); } object Get() { {{keys}} return Z.Sum(); } }""")
            .Put("Z.cs", """class Z { static object Sum() => e["total"]; }""");

        Assert.Equal("Z.cs", First(new WireQuery("total", "GET /orders") { Payload = [.. beside] }).File);
    }

    [Fact]
    public void A_request_to_an_address_of_service_discovery_is_found()
    {
        _tree.Put("Program.cs", """services.AddHttpClient<OrdersClient>(c => c.BaseAddress = new Uri("https+http://orders-api"));""")
            .Put("Z.cs", """class OrdersClient(HttpClient client) { Task A() => client.GetAsync("/api/orders"); }""");

        var found = First(new WireQuery("GET https://orders-api/api/orders") { Direction = PlaceDirection.Outbound });

        Assert.Equal("M:OrdersClient.A", found.Place.Member);
    }

    [Fact]
    public void Where_a_host_is_given_comes_before_requests_below_it()
    {
        _tree.Put("A.cs", """class A { void B() => client.GetAsync("https://orders.example/v1/orders"); }""")
            .Put("Z.cs", """class Z { void B() => client.BaseAddress = new Uri("https://orders.example"); }""");

        Assert.Equal("Z.cs", First(new WireQuery("orders.example")).File);
    }

    private RankedPlace First(WireQuery query) => WireSearch.Find(_tree.Refresh(), query)[0];
}
