namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>What one file says and another one needs.</summary>
public sealed class TreeJoinTests : IDisposable
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";

    private readonly CodeTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("""app.MapGet(Routes.Orders, h);""", "Route GET /v1/orders")]
    [InlineData("""app.MapGet(Shop.Routes.Orders + "/{id}", h);""", "Route GET /v1/orders/{id}")]
    [InlineData("""using static Shop.Routes; app.MapGet($"{Orders}/{{id}}", h);""", "Route GET /v1/orders/{id}")]
    [InlineData("""class A : Shop.Routes { void B() => client.GetAsync(Orders); }""", "RequestUri GET /v1/orders")]
    [InlineData("""class A { void B() { var uri = Routes.Orders; client.GetAsync($"{uri}/{id}"); } }""", "RequestUri GET /v1/orders/{id}")]
    [InlineData("""class A { [HttpGet(Routes.Orders)] public B Read() => null; }""", "Route GET /v1/orders")]
    [InlineData("""class A { [JsonPropertyName(Routes.Field)] public B Id; }""", "SerializedName order_id")]
    [InlineData("""class A { void B() { x = d[Routes.Field]; } }""", "Key order_id")]
    [InlineData("""class A { void B() { x = Request.Headers[Routes.Field]; } }""", "Header order_id")]
    [InlineData("""class A { void B() { x = d[nameof(Routes.Field)]; } }""", "Key Field")]
    [InlineData("""class A { void B() { x = d[Routes.Other]; y = d[Orders]; z = Request.Headers[Routes.None]; } }""")]
    public void Constants_of_other_files_are_put_in(string code, params string[] places)
    {
        _tree.Put("Routes.cs", """
            namespace Shop;
            public class Routes
            {
                private const string Root = "/v1";
                public const string Orders = Root + "/orders", Field = "order_id";
            }
            class Others { public const string Field = "other_id", Orders = "/others"; }
            """);

        Assert.Equal(places.Distinct(), Places(_tree.Put("A.cs", code), "A.cs").Where(place => !place.StartsWith("Path", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void A_constant_that_leads_to_itself_is_left_open() =>
        Assert.StartsWith("Route GET /{", Assert.Single(
            Places(_tree.Put("R.cs", "class R { const string A = R.B; const string B = S.A; }")
                .Put("S.cs", "class S { const string A = R.A; }")
                .Put("A.cs", "app.MapGet(R.A, h);"), "A.cs")), StringComparison.Ordinal);

    [Fact]
    public void Of_constants_with_one_name_the_own_project_s_is_meant_then_those_it_refers_to_then_all()
    {
        _tree.Put("a/A.csproj", Project).Put("a/Routes.cs", """class Routes { public const string Orders = "/a"; }""")
            .Put("b/B.csproj", Project).Put("b/Routes.cs", """class Routes { public const string Orders = "/b"; }""")
            .Put("c/C.csproj", """<Project><ItemGroup><ProjectReference Include="..\b\B.csproj" /></ItemGroup></Project>""")
            .Put("d/D.csproj", Project);
        foreach (var folder in (string[])["a", "c", "d"])
            _tree.Put($"{folder}/Map.cs", "app.MapGet(Routes.Orders, h);");

        Assert.Equal(["Route GET /a"], Places(_tree, "a/Map.cs"));
        Assert.Equal(["Route GET /b"], Places(_tree, "c/Map.cs"));
        Assert.Equal(["Route GET /a", "Route GET /b"], Places(_tree, "d/Map.cs"));
    }

    [Fact]
    public void The_innermost_namespace_s_constant_is_meant()
    {
        _tree.Put("R.cs", """
            namespace Shop { class Routes { public const string Orders = "/shop"; } }
            namespace Shop.Orders { class Routes { public const string Orders = "/orders"; } }
            namespace Other { class Routes { public const string Orders = "/other"; } }
            """).Put("A.cs", "namespace Shop.Orders.Api; class A { [HttpGet(Routes.Orders)] public B Read() => null; }");

        Assert.Equal(["Route GET /orders"], Places(_tree, "A.cs"));
    }

    [Fact]
    public void A_controller_takes_the_template_of_its_base_and_gives_its_own_to_inherited_actions()
    {
        _tree.Put("Base.cs", """
            [Route("api/[controller]/[action]")]
            abstract class ApiController<T> { [HttpGet("{id}")] public T FindAsync(string id) => default; }
            """)
            .Put("Orders.cs", """class OrdersController : ApiController<Order> { [HttpPost] public B Create() => null; }""")
            .Put("Users.cs", """[Route("users")] class UsersController : ApiController<User>;""");

        Assert.Equal(["Route GET /api/Orders/Find/{id}", "Route GET /users/{id}", "BoundParameter id"], Places(_tree, "Base.cs"));
        Assert.Equal(["Route POST /api/Orders/Create"], Places(_tree, "Orders.cs"));
    }

    [Fact]
    public void A_controller_takes_the_area_of_its_base_and_gives_its_own_to_inherited_actions()
    {
        _tree.Put("Base.cs", """[Area("Adm"), Route("[area]/[controller]")] abstract class AdminController { [HttpGet("{id}")] public B Find(int id) => null; }""")
            .Put("Orders.cs", """class OrdersController : AdminController { public B Create() => null; }""")
            .Put("Users.cs", """[Area("Staff")] class UsersController : AdminController;""");

        Assert.Contains("Route /Adm/Orders", Places(_tree, "Orders.cs"));
        Assert.Contains("Route GET /Adm/Orders/{id}", Places(_tree, "Base.cs"));
        Assert.Contains("Route GET /Staff/Users/{id}", Places(_tree, "Base.cs"));
    }

    [Fact]
    public void Groups_are_handed_to_methods_of_other_files()
    {
        _tree.Put("Program.cs", """
            var api = app.MapGroup("/api").RequireAuthorization();
            api.MapOrders().MapUsers();
            UserEndpoints.Map(app.MapGroup("/users"));
            new Basket().AddRoutes(api);
            """)
            .Put("Orders.cs", """
            static class OrderEndpoints
            {
                public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
                {
                    var group = routes.MapGroup("orders");
                    group.MapGet("{id}", h);
                    group.MapLines(1);
                    return routes;
                }
            }
            """)
            .Put("Lines.cs", """static class L { public static void MapLines(this RouteGroupBuilder g, int n) => g.MapGet("{id}/lines", h); }""")
            .Put("Users.cs", """class UserEndpoints { public static void Map(IEndpointRouteBuilder app) => app.MapGet("me", h); }""")
            .Put("Basket.cs", """class Basket { public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/basket", h); }""")
            .Put("Other.cs", "class Other { void Copy() => mapper.Map(dto); }")
            .Put("Alone.cs", """class Alone { public void AddNone(IEndpointRouteBuilder app) => app.MapGet("/alone", h); }""");

        Assert.Contains("Route GET /api/orders/{id}", Places(_tree, "Orders.cs"));
        Assert.Equal(["Route GET /api/orders/{id}/lines"], Places(_tree, "Lines.cs"));
        Assert.Equal(["Route GET /users/me"], Places(_tree, "Users.cs"));
        Assert.Contains("Route GET /api/basket", Places(_tree, "Basket.cs"));
        Assert.Contains("Route GET /alone", Places(_tree, "Alone.cs"));
    }

    [Fact]
    public void A_group_that_two_callers_hand_in_gives_both_routes()
    {
        _tree.Put("A.cs", """app.MapGroup("/v1").MapOrders();""")
            .Put("B.cs", """app.MapGroup("/v2").MapOrders();""")
            .Put("Orders.cs", """static class O { static void MapOrders(this IEndpointRouteBuilder r) => r.MapGet("/orders", h); }""");

        Assert.Equal(["Route GET /v1/orders", "Route GET /v2/orders"], Places(_tree, "Orders.cs"));
    }

    [Theory]
    [InlineData("""class A(Orders.OrdersClient client) { void B() => client.FindAsync(r); }""", "RequestUri POST /shop.v1.Orders/Find")]
    [InlineData("""using C = Shop.Orders.OrdersClient; class A(C client) { void B() => client.Find(r); }""", "RequestUri POST /shop.v1.Orders/Find")]
    [InlineData(
        """class A { void B() { var c = new Orders.OrdersClient(GrpcChannel.ForAddress("http://orders")); c.Find(r); } }""",
        "RequestUri POST http://orders/shop.v1.Orders/Find")]
    [InlineData(
        """class A { void B() { var a = GrpcChannel.ForAddress(Url); var c = new Orders.OrdersClient(a); c.Find(r); } const string Url = "http://orders"; }""",
        "RequestUri POST http://orders/shop.v1.Orders/Find")]
    [InlineData(
        """class S : Orders.OrdersBase { public override Task<O> Find(R r, ServerCallContext c) => null; }""",
        "Route POST /shop.v1.Orders/Find")]
    [InlineData("""class S : Users.UsersBase { public override Task<O> Find(R r, ServerCallContext c) => null; }""", "Route POST /{Users}/Find")]
    [InlineData("""class A(OrdersClient client) { void B() => client.Find(r); public override string ToString() => ""; }""")]
    public void Grpc_methods_and_calls_take_their_path_from_the_proto_file(string code, params string[] places)
    {
        _tree.Put("orders.proto", "package shop.v1; service Orders { rpc Find (R) returns (O); }").Put("A.cs", code);

        string[] found = [.. Places(_tree, "A.cs").Where(place => place.StartsWith('R'))];
        Assert.Equal(places, found);
    }

    [Fact]
    public void A_change_of_one_file_is_seen_in_another_that_is_not_read_again()
    {
        _tree.Put("R.cs", """class R { public const string Orders = "/orders"; }""").Put("A.cs", "app.MapGet(R.Orders, h);").Refresh();
        _tree.Put("R.cs", """class R { public const string Orders = "/v2/orders"; }""");

        Assert.Equal(["Route GET /v2/orders"], Places(_tree, "A.cs"));
    }

    private static string[] Places(CodeTree tree, string file) =>
        [.. tree.Refresh().Files.Single(each => each.Path == file).Places.Select(place => $"{place.Kind} {place.Name}")];
}
