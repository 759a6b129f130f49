using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>What is near to an exchange, one way a test. In each the same name stands elsewhere too, in a file that comes first by path.</summary>
public sealed class ReachTests : IDisposable
{
    private const string Handler = """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders(IShop shop) => shop.Load(); }""";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_call_through_an_interface_leads_to_what_implements_it()
    {
        _tree.Put("Api.cs", Handler)
            .Put("Depot.cs", "class Depot { object Load() => line.Total; }")
            .Put("IShop.cs", "interface IShop { object Load(); }")
            .Put("Shop.cs", "class Shop : IShop { object Load() => line.Total; }");

        Assert.Equal("Shop.cs", First("total").File);
    }

    [Fact]
    public void A_call_through_a_bag_of_services_leads_to_what_implements_it()
    {
        _tree.Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders(Services s) => s.Shop.Load(); }""")
            .Put("Depot.cs", "class Depot { object Load() => line.Total; }")
            .Put("Services.cs", "class Services(IShop shop) { public IShop Shop => shop; }")
            .Put("Shop.cs", "class Shop : IShop { object Load() => line.Total; }");

        Assert.Equal("Shop.cs", First("total").File);
    }

    [Fact]
    public void A_message_leads_to_what_handles_it_in_another_service()
    {
        _tree.Put("billing/Billing.csproj", "<Project />")
            .Put("billing/A.cs", "class A { void Sum() { x = line.Total; } }")
            .Put("billing/PaidHandler.cs", "class PaidHandler : IHandler<Paid> { void Handle(Paid paid) { x = paid.Total; } }")
            .Put("shop/Shop.csproj", "<Project />")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => bus.Send(new Paid()); }""");

        Assert.Equal("billing/PaidHandler.cs", First("total").File);
    }

    [Fact]
    public void A_project_that_the_service_refers_to_comes_before_another_service()
    {
        _tree.Put("billing/Billing.csproj", "<Project />")
            .Put("billing/A.cs", "class A { void Sum() { x = line.Total; } }")
            .Put("pricing/Pricing.csproj", "<Project />")
            .Put("pricing/A.cs", "class A { void Sum() { x = line.Total; } }")
            .Put("shop/Shop.csproj", """<Project><ItemGroup><ProjectReference Include="../pricing/Pricing.csproj" /></ItemGroup></Project>""")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", () => 1); } }""");

        Assert.Equal("pricing/A.cs", First("total").File);
    }

    [Fact]
    public void An_application_host_puts_no_services_together()
    {
        const string References = """<ProjectReference Include="../billing/Billing.csproj" /><ProjectReference Include="../shop/Shop.csproj" />""";
        _tree.Put("all/Host.csproj", $"""<Project Sdk="Aspire.AppHost.Sdk/13.0.0"><ItemGroup>{References}</ItemGroup></Project>""")
            .Put("billing/Billing.csproj", "<Project />")
            .Put("billing/A.cs", "class A { void Sum() { x = line.Total; } }")
            .Put("shop/Shop.csproj", """<Project><ItemGroup><ProjectReference Include="../zones/Zones.csproj" /></ItemGroup></Project>""")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", () => 1); } }""")
            .Put("zones/Zones.csproj", "<Project />")
            .Put("zones/A.cs", "class A { void Sum() { x = line.Total; } }");

        Assert.Equal("zones/A.cs", First("total").File);
    }

    [Theory]
    [InlineData("class Guard { Task Invoke(HttpContext c) { c.Status = 503; } }")]
    [InlineData("class Guard : IExceptionHandler { bool Handle() => Fail(503); }")]
    [InlineData("class Guard : IAsyncActionFilter { void OnAction() { x = 503; } }")]
    public void What_sees_every_exchange_comes_before_what_is_not_reached(string guard)
    {
        _tree.Put("Api.cs", Handler).Put("Depot.cs", "class Depot { object Sum() => 503; }").Put("Guard.cs", guard);

        Assert.Equal("Guard.cs", First("503").File);
    }

    [Fact]
    public void What_sets_up_the_service_comes_before_what_is_not_reached()
    {
        _tree.Put("Api.cs", Handler)
            .Put("Depot.cs", "class Depot { void Set() { o.Audience = 1; } }")
            .Put("Setup.cs", "static class Setup { static void Add(IServiceCollection s) { o.Audience = 1; } }");

        Assert.Equal("Setup.cs", First("audience").File);
    }

    [Fact]
    public void A_handler_of_another_route_is_not_near_because_it_stands_beside()
    {
        _tree.Put("shop/Api.cs", """
            class Api
            {
                void Map()
                {
                    app.MapGet("/orders", Orders);
                    app.MapGet("/returns", Returns);
                }

                object Orders() => 1;

                object Returns() => line.Total;
            }
            """).Put("shop/Sums.cs", "class Sums { object Sum() => line.Total; }");

        Assert.Equal("shop/Sums.cs", First("total").File);
    }

    [Fact]
    public void What_a_holder_of_a_name_calls_is_told_although_it_holds_none()
    {
        _tree.Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders(Q q) => Guard.Check(q.Total); }""")
            .Put("Guard.cs", "static class Guard { static object Check(object x) => x; }");

        Assert.Contains(Find("total"), place => place is { File: "Guard.cs", WireName: "total", Place: { Name: "Check", Kind: PlaceKind.Mention } });
    }

    [Theory]
    [InlineData("JsonConverter<Money>")]
    [InlineData("JsonConverter<Money?>")]
    public void The_converter_of_a_field_comes_before_what_else_its_holders_call(string parent)
    {
        _tree.Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => Log(order.Total); }""")
            .Put("Log.cs", "class Log { object Log(object text) => text; }")
            .Put("MoneyConverter.cs", $"class MoneyConverter : {parent} {{ Money Read(Reader reader) => Parse(reader.Text); }}")
            .Put("Order.cs", "class Order { public Money Total { get; set; } }");

        var files = Find("total").Select(place => place.File).ToArray();

        Assert.InRange(Array.IndexOf(files, "MoneyConverter.cs"), 0, Array.IndexOf(files, "Log.cs"));
    }

    [Fact]
    public void Of_services_with_the_same_path_the_one_that_holds_the_names_comes_first()
    {
        _tree.Put("archive/Archive.csproj", "<Project />")
            .Put("archive/Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => store.Load(); }""")
            .Put("archive/Store.cs", "class Store { object Load() => line.Total; }")
            .Put("shop/Shop.csproj", "<Project />")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => store.Load(); }""")
            .Put("shop/Order.cs", "class Order { public string Currency { get; set; } public string Voucher { get; set; } }")
            .Put("shop/Store.cs", "class Store { object Load() => line.Total; }");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total", "currency", "voucher", "GET /orders"));

        Assert.Equal("shop/Store.cs", found.First(place => place.WireName == "total").File);
    }

    [Fact]
    public void A_name_that_is_common_in_other_services_is_rare_in_this_one()
    {
        for (var number = 0; number < 30; number++)
            _tree.Put($"other{number}/Other.csproj", "<Project />").Put($"other{number}/A.cs", """class A { void Set() { x = e["currency"]; } }""");
        _tree.Put("shop/Shop.csproj", "<Project />")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => Second() + First(); }""")
            .Put("shop/Most.cs", """class Most { void A() { x = e["total"]; } void B() { x = e["total"]; } void C() { x = e["total"]; } }""")
            .Put("shop/Once.cs", """class Once { void D() { x = e["currency"]; } }""");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total", "currency", "GET /orders"));

        Assert.Equal("shop/Once.cs", found.First(place => place.WireName is "total" or "currency").File);
    }

    [Fact]
    public void A_name_that_lives_in_other_services_alone_is_told()
    {
        _tree.Put("other/Other.csproj", "<Project />")
            .Put("other/A.cs", """class A { void Set() { x = e["currency"]; } }""")
            .Put("shop/Shop.csproj", "<Project />")
            .Put("shop/Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => line.Total; }""");

        var found = WireSearch.Find(_tree.Refresh(), new WireQuery("total", "currency", "GET /orders"));

        Assert.Contains(found, place => place.File == "other/A.cs");
    }

    [Fact]
    public void Without_a_path_only_places_of_the_names_are_told()
    {
        _tree.Put("Api.cs", "class Api { object Orders(Q q) => Guard.Check(q.Total); }")
            .Put("Guard.cs", "static class Guard { static object Check(object x) => x; }");

        Assert.All(WireSearch.Find(_tree.Refresh(), new WireQuery("total")), place => Assert.Equal("Api.cs", place.File));
    }

    [Fact]
    public void A_value_is_found_where_it_has_a_longer_name()
    {
        _tree.Put("A.cs", "class A { void Orders() { Log(total); } }")
            .Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders(int end) => store.Read(end); }""")
            .Put("Store.cs", "class Store { object Read(int endDate) => lines.Where(line => line.Date < endDate); }");

        Assert.Contains(Find("end"), place => place is { File: "Store.cs", WireName: "end", Place.Name: "endDate" });
    }

    [Fact]
    public void Who_asks_for_a_name_alone_is_not_shown_longer_ones()
    {
        _tree.Put("Store.cs", "class Store { object Read(int endDate) => lines.Where(line => line.Date < endDate); }")
            .Put("Range.cs", "class Range { int End { get; set; } }");

        Assert.All(WireSearch.Find(_tree.Refresh(), new WireQuery("end")), place => Assert.Equal("Range.cs", place.File));
    }

    [Fact]
    public void A_name_that_has_many_more_words_is_another_one()
    {
        _tree.Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders() => weekend + endOfTheLastDay; }""");

        Assert.DoesNotContain(Find("end"), place => place.WireName == "end" && place.Place.Name is "weekend" or "endOfTheLastDay");
    }

    [Fact]
    public void What_cuts_a_value_comes_before_what_else_is_called_with_it()
    {
        _tree.Put("Api.cs", """class Api { void Map() { app.MapGet("/orders", Orders); } object Orders(Q q) { Note.Keep(q.Total); return Pieces.Of(q.Total); } }""")
            .Put("Note.cs", "static class Note { static void Keep(string x) { last = x; } }")
            .Put("Pieces.cs", "static class Pieces { static object Of(string x) => x.Split(':'); }");

        Assert.Equal(["Pieces.cs", "Note.cs"], Find("total").Select(place => place.File).Where(file => file != "Api.cs").Distinct());
    }

    [Fact]
    public void Who_calls_a_sender_is_near_to_what_is_sent()
    {
        _tree.Put("Client.cs", """class Client(HttpClient http) { Task Send(Order o) => http.PostAsync("/orders", o); }""")
            .Put("Depot.cs", "class Depot { void Fill() { x = line.Total; } }")
            .Put("Till.cs", "class Till(Client client) { void Close() { order.Total = 1; client.Send(order); } }");

        Assert.Equal("Till.cs", First("total", "POST https://shop/orders", PlaceDirection.Outbound).File);
    }

    [Fact]
    public void A_test_that_sends_the_request_leads_nowhere()
    {
        _tree.Put("A.Tests/OrderTests.cs", """class OrderTests { Task Sends() { x = line.Total; return http.PostAsync("/orders", o); } }""")
            .Put("Client.cs", """class Client(HttpClient http) { Task Send(Order o) => http.PostAsync("/orders", o); }""")
            .Put("Till.cs", "class Till(Client client) { void Close() { order.Total = 1; client.Send(order); } }");

        Assert.Equal("Till.cs", First("total", "POST https://shop/orders", PlaceDirection.Outbound).File);
    }

    private RankedPlace First(string name, string path = "GET /orders", PlaceDirection direction = PlaceDirection.Inbound) =>
        Find(name, path, direction).First(place => place.WireName == name);

    private IEnumerable<RankedPlace> Find(string name, string path = "GET /orders", PlaceDirection direction = PlaceDirection.Inbound) =>
        WireSearch.Find(_tree.Refresh(), new WireQuery(name, path) { Direction = direction });
}
