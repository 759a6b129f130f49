using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class RouteTests
{
    private const string Call = "GET depot.example.com/parcels/{id}";

    private const string Reader = """

        public class Reader(HttpClient http) { public Task<string> ReadAsync(string id) => http.GetStringAsync($"https://depot.example.com/parcels/{id}"); }
        """;

    [Theory]
    [InlineData("app.MapGet(\"/orders/{id:guid}\", (string id, Reader reader) => reader.ReadAsync(id));", "GET", "/orders/{id}")]
    [InlineData("app.MapMethods(\"/orders/{id}\", [\"GET\", \"HEAD\"], (string id, Reader reader) => reader.ReadAsync(id));", "HEAD", "/orders/{id}")]
    [InlineData("app.Map(\"/orders/{id}\", (string id, Reader reader) => reader.ReadAsync(id));", "POST", "/orders/{id}")]
    [InlineData("app.MapGroup(\"/v1\").MapGroup(\"orders\").RequireAuthorization().MapPut(\"{id}\", (string id, Reader reader) => reader.ReadAsync(id));", "PUT", "/v1/orders/{id}")]
    [InlineData("var group = app.MapGroup(\"/v1/orders\"); group.MapDelete(\"/{id}\", Answer);\nstatic Task<string> Answer(string id, Reader reader) => reader.ReadAsync(id);", "DELETE", "/v1/orders/{id}")]
    [InlineData("app.MapGroup(\"/v1\").MapOrders();", "PATCH", "/v1/orders/{id}")]
    [InlineData("app.MapFeature();", "POST", "/v2/orders/{id}")]
    [InlineData("app.MapGet(Paths.Order, Handlers.AnswerAsync);", "GET", "/orders/{id}")]
    [InlineData("app.MapGet(\"/orders/{id?}\", (string? id, Reader reader) => reader.ReadAsync(id ?? \"none\"));", "GET", "/orders")]
    [InlineData("app.MapGet(\"/orders/{id:int?}\", (int? id, Reader reader) => reader.ReadAsync($\"{id}\"));", "GET", "/orders/{id}")]
    [InlineData("app.MapGet(\"/orders/{id=3}\", (string id, Reader reader) => reader.ReadAsync(id));", "GET", "/orders")]
    [InlineData("var handler = (string id, Reader reader) => reader.ReadAsync(id); app.MapGet(\"/orders/{id}\", handler);", "GET", "/orders/{id}")]
    public async Task A_minimal_api_route_is_the_entry_of_its_chain(string mapping, string method, string path)
    {
        var program = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            var app = builder.Build();
            {{mapping}}
            app.Run();
            static class Paths { public const string Order = "/orders/" + "{id}"; }
            static class Handlers { public static Task<string> AnswerAsync(string id, Reader reader) => reader.ReadAsync(id); }
            static class Orders
            {
                public static void MapOrders(this IEndpointRouteBuilder routes) => routes.MapPatch("/orders/{id}", Handlers.AnswerAsync);
                public static void MapFeature(this WebApplication app) => app.Versioned().MapPost("/orders/{id}", Handlers.AnswerAsync);
                private static RouteGroupBuilder Versioned(this IEndpointRouteBuilder routes) => routes.MapGroup("v2");
            }
            """ + Reader;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, $"{method} api.example.com{path}", Call);

        var sender = suspects.Single(suspect => suspect.Location.Name == "Reader.ReadAsync");
        Assert.Contains(sender.Bindings, binding => binding.Reason == "route template");
        Assert.DoesNotContain(sender.Doubts, doubt => doubt.StartsWith("No route"));
        Assert.Equal(EdgeKind.Direct, sender.CallChain[^1].Edge);
    }

    [Theory]
    [InlineData("[Route(\"api/[controller]\")]", "[HttpGet(\"{id}\")]", "GET", "/api/orders/{id}")]
    [InlineData("[Route(\"api/[controller]/[action]\")]", "[HttpPost]", "POST", "/api/orders/track")]
    [InlineData("[Route(\"api\")]", "[HttpDelete(\"/orders/{id:int}\")]", "DELETE", "/orders/{id}")]
    [InlineData("", "[HttpPut, Route(\"orders/{id}\")]", "PUT", "/orders/{id}")]
    [InlineData("[Route(\"v1/orders\")]", "[AcceptVerbs(\"GET\", \"PATCH\", Route = \"{id}\")]", "PATCH", "/v1/orders/{id}")]
    [InlineData("[Area(\"Staff\"), Route(\"[area]/[controller]\")]", "[HttpGet(\"{id}\")]", "GET", "/staff/orders/{id}")]
    [InlineData("[Route(\"[area]/[controller]\")]", "[HttpGet(\"{id}\")]", "GET", "/back/orders/{id}")]
    [InlineData("[Route(\"api/[action]\")]", "[HttpGet, ActionName(\"where-is\")]", "GET", "/api/where-is")]
    [InlineData("[Route(\"api/[controller]/[action]\")]", "", "POST", "/api/orders/track", "ANY")]
    [InlineData("[Route(\"api\")]", "[Route(\"orders/{id}\")]", "PUT", "/api/orders/{id}", "ANY")]
    [InlineData("", "[Route(\"orders/{id}\")]", "PUT", "/orders/{id}", "ANY")]
    public async Task An_attribute_route_of_a_controller_is_the_entry_of_its_chain(
        string onType, string onAction, string method, string path, string? told = null)
    {
        var controller = $$"""
            using Microsoft.AspNetCore.Mvc;
            namespace Shop;
            [Area("back")]
            public abstract class BackController : ControllerBase;
            {{onType}}
            public class OrdersController(Reader reader) : BackController
            {
                {{onAction}}
                public Task<string> TrackAsync(string id) => reader.ReadAsync(id);
            }
            """ + Reader;
        using var sources = new Sources().Add("Shop", controller);

        var suspects = await Locate.FanOutAsync(sources, $"{method} api.example.com{path}", Call);

        var sender = suspects.Single(suspect => suspect.Location.Name == "Reader.ReadAsync");
        Assert.Equal("OrdersController.TrackAsync -Direct-> Reader.ReadAsync", Locate.Chain(sender));
        var route = Assert.Single(sender.Bindings, binding => binding.Reason == "route template");
        Assert.Equal($"{told ?? method} {path}", route.Code, ignoreCase: true);
    }

    [Theory]
    [InlineData("GET api.example.com/v1/track", true)]
    [InlineData("GET api.example.com/base/track", false)]
    [InlineData("GET api.example.com/v1/hidden", false)]
    [InlineData("GET api.example.com/own/track", false)]
    public async Task An_action_without_an_attribute_stands_below_the_nearest_template(string entry, bool isServed)
    {
        const string source = """
            using Microsoft.AspNetCore.Mvc;
            namespace Shop;
            [Route("base/[action]")]
            public abstract class BackController : ControllerBase;
            [Route("v1/[action]")]
            public class OrdersController(Reader reader) : BackController
            {
                public Task<string> TrackAsync(string id) => reader.ReadAsync(id);
                [NonAction]
                public Task<string> HiddenAsync(string id) => reader.ReadAsync(id);
            }
            [NonController, Route("own/[action]")]
            public class OwnController(Reader reader)
            {
                public Task<string> TrackAsync(string id) => reader.ReadAsync(id);
            }
            """ + Reader;
        using var sources = new Sources().Add("Shop", source);

        var suspects = await Locate.FanOutAsync(sources, entry, Call);

        var sender = suspects.Single(suspect => suspect.Location.Name == "Reader.ReadAsync");
        Assert.Equal(isServed, sender.Bindings.Any(binding => binding.Reason == "route template"));
    }

    [Fact]
    public async Task Only_the_lambda_of_the_named_route_leads_on()
    {
        const string program = """
            var app = WebApplication.Create(args);
            app.MapGet("/orders", (Reader reader) => Task.WhenAll(new[] { "a" }.Select(reader.ReadAsync))); // all
            app.MapGet("/orders/{id}", (string id, Reader reader) => reader.ReadAsync(id)); // one
            app.Run();
            """ + Reader;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/orders/{id}", Call);

        var entry = suspects.Single(suspect => suspect.Location.Name.StartsWith("Program"));
        Assert.Equal(Locate.Line(program, "// one"), entry.Location.Line);
        var compilation = await (await sources.LoadAsync()).Solution.Projects.Single().GetCompilationAsync();
        Assert.Single(Microsoft.CodeAnalysis.DocumentationCommentId.GetSymbolsForDeclarationId(entry.Location.Symbol, compilation!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("GET api.example.com/elsewhere")]
    public async Task A_hosted_service_begins_a_chain_where_no_route_is_named(string? entry)
    {
        const string source = """
            namespace Shop;
            public class Nightly(Reader reader) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                        await RoundAsync(["a", "b"]);
                }
                private Task RoundAsync(string[] ids) => Task.WhenAll(ids.Select(reader.ReadAsync));
            }
            public static class Parts { public static void AddNightly(this IServiceCollection services) => services.AddHostedService<Nightly>(); }
            """ + Reader;
        using var sources = new Sources().Add("Shop", source);

        var suspects = await Locate.FanOutAsync(sources, entry, Call);

        Assert.Equal("Nightly.RoundAsync", suspects[0].Location.Name);
        Assert.Equal("Nightly.ExecuteAsync -Direct-> Nightly.RoundAsync -Direct-> Reader.ReadAsync", Locate.Chain(suspects[0]));
        Assert.Equal(entry is null, suspects[0].Doubts.IsEmpty);
    }

    [Fact]
    public async Task Code_that_nothing_in_the_source_calls_is_a_suspect_with_a_doubt()
    {
        const string source = """
            namespace Shop;
            public class Handler(Reader reader) { public Task HandleAsync(string[] ids) => Task.WhenAll(ids.Select(reader.ReadAsync)); }
            """ + Reader;
        using var sources = new Sources().Add("Shop", source);

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders", Call);

        Assert.Equal("Handler.HandleAsync", suspects[0].Location.Name);
        Assert.Contains(suspects[0].Doubts, doubt => doubt.StartsWith("No call chain from a route"));
    }
}
