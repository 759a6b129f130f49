using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

/// <summary>What runs before a handler and around what it sends, each with a near miss.</summary>
public sealed class PipelineTests
{
    private const string Signed = "Direct Http.SendAsync > Pipeline[H] Signing.SendAsync > Direct Tokens.GetAsync";
    private const string Call = "GET depot.example.com/parcels/{id}";

    private const string Types = """

        public class Http(HttpClient client) { public Task<string> SendAsync(string id) => client.GetStringAsync($"https://depot.example.com/parcels/{id}"); }
        public class Audit(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context, Http http) { await http.SendAsync("one"); await next(context); }
        }
        public class Gate(Http http) : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next) { await http.SendAsync("one"); await next(context); }
        }
        public class Check(Http http) : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                await http.SendAsync("one");
                return await next(context);
            }
        }
        """;

    [Theory]
    [InlineData("app.UseMiddleware<Audit>(); // M", "", "Entry[M] Audit.InvokeAsync > Direct Http.SendAsync")]
    [InlineData("app.UseMiddleware(typeof(Gate)); // M", "", "Entry[M] Gate.InvokeAsync > Direct Http.SendAsync")]
    [InlineData("app.Use(async (context, next) => { await context.RequestServices.GetRequiredService<Http>().SendAsync(\"one\"); await next(); }); // M", "",
        "Entry[M] Program (top-level statements) > Direct Http.SendAsync")]
    [InlineData("", ".AddEndpointFilter<Check>() // M\n", "Entry[M] Check.InvokeAsync > Direct Http.SendAsync")]
    [InlineData("", ".AddEndpointFilter(async (context, next) => { await new Http(new HttpClient()).SendAsync(\"one\"); return await next(context); }) // M\n",
        "Entry[M] Program (top-level statements) > Direct Http.SendAsync")]
    public async Task What_runs_before_a_handler_begins_a_chain_for_its_route(string middleware, string filter, string expected)
    {
        using var sources = new Sources().Add("Api", Program(middleware, filter, ""));

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/orders", Call);
        var chains = await Locate.ChainsAsync(sources, "GET api.example.com/orders", Call);

        Assert.Equal([expected], chains);
        Assert.All(suspects, suspect => Assert.DoesNotContain(suspect.Doubts, doubt => doubt.StartsWith("No route")));
        Assert.All(suspects, suspect => Assert.Contains(suspect.Bindings, binding => binding.Code == "GET /orders"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".AddEndpointFilter<Check>()")]
    public async Task What_is_not_put_in_or_runs_for_another_route_does_not_begin_one(string otherFilter)
    {
        using var sources = new Sources().Add("Api", Program("", "", otherFilter));

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/orders", Call);

        Assert.All(suspects, suspect => Assert.Contains(suspect.Doubts, doubt => doubt.StartsWith("No route") || doubt.StartsWith("No call chain")));
    }

    [Theory]
    [InlineData("[ServiceFilter(typeof(Stamp))] // M", "Entry[M] Stamp.OnActionExecutionAsync > Direct Http.SendAsync")]
    [InlineData("[TypeFilter<Stamp>] // M", "Entry[M] Stamp.OnActionExecutionAsync > Direct Http.SendAsync")]
    [InlineData("[ServiceFilter(typeof(Idle))] // M", "Entry Stamp.OnActionExecutionAsync > Direct Http.SendAsync")]
    public async Task A_filter_of_a_controller_begins_a_chain_for_its_routes(string attribute, string expected)
    {
        var controller = $$"""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.Filters;
            namespace Shop;
            {{attribute}}
            public class OrdersController : ControllerBase { [HttpGet("orders")] public string All() => ""; }
            public class Stamp(Http http) : IAsyncActionFilter
            {
                public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
                {
                    await http.SendAsync("one");
                    await next();
                }
            }
            public class Idle : IAsyncActionFilter
            {
                public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => next();
            }
            {{Types}}
            """;
        using var sources = new Sources().Add("Shop", controller);

        var chains = await Locate.ChainsAsync(sources, "GET api.example.com/orders", Call);

        Assert.Contains(expected, chains);
    }

    [Theory]
    [InlineData("services.AddHttpClient<Http>().AddHttpMessageHandler<Signing>(); // H", Signed)]
    [InlineData("services.AddHttpClient<Http>().AddHttpMessageHandler(sp => new Signing(new Tokens(new HttpClient()))); // H", Signed)]
    [InlineData("var client = services.AddHttpClient<Http>();\nclient.AddHttpMessageHandler<Signing>(); // H", Signed)]
    [InlineData("services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<Signing>()); // H", Signed)]
    [InlineData("var client = services.AddHttpClient<Tokens>();\nclient.AddHttpMessageHandler<Signing>(); // H", "")]
    [InlineData("services.AddHttpClient(\"other\").AddHttpMessageHandler<Signing>(); // H", "")]
    public async Task A_delegating_handler_runs_around_what_its_client_sends(string registration, string expected)
    {
        var program = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddParts();
            var app = builder.Build();
            app.MapGet("/orders", (Http http) => http.SendAsync("one"));
            app.Run();
            static class Parts
            {
                public static void AddParts(this IServiceCollection services)
                {
                    {{registration}}
                }
            }
            public class Tokens(HttpClient client) { public Task<string> GetAsync() => client.GetStringAsync("https://login.example.com/token"); }
            public class Signing(Tokens tokens) : DelegatingHandler
            {
                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
                {
                    request.Headers.Add("x-token", await tokens.GetAsync());
                    return await base.SendAsync(request, ct);
                }
            }
            {{Types}}
            """;
        using var sources = new Sources().Add("Api", program);

        var chains = await Locate.ChainsAsync(sources, "GET api.example.com/orders", "GET login.example.com/token");

        const string entry = "Entry Program (top-level statements) > ";
        Assert.Equal(expected, string.Join('|', chains.Where(chain => chain.StartsWith(entry)).Select(chain => chain[entry.Length..])));
    }

    [Theory]
    [InlineData("services.AddHostedService<Nightly>(); // S", true)]
    [InlineData("services.AddSingleton<IHostedService, Nightly>(); // S", true)]
    [InlineData("services.AddHostedService(sp => new Nightly(sp.GetRequiredService<Http>())); // S", true)]
    [InlineData("services.AddSingleton<Http>(); // S", false)]
    public async Task A_hosted_service_begins_a_chain_and_is_doubted_where_nothing_registers_it(string registration, bool isRegistered)
    {
        var source = $$"""
            public class Nightly(Http http) : BackgroundService
            {
                protected override Task ExecuteAsync(CancellationToken stoppingToken) => http.SendAsync("one");
            }
            public static class Parts { public static void AddParts(this IServiceCollection services) {
                {{registration}}
            } }
            {{Types}}
            """;
        using var sources = new Sources().Add("Shop", source);

        var suspects = await Locate.FanOutAsync(sources, null, Call);

        var entry = suspects.Single(suspect => suspect.Location.Name == "Nightly.ExecuteAsync");
        Assert.Equal(EdgeKind.Entry, entry.CallChain[0].Edge);
        Assert.Equal(isRegistered, entry.CallChain[0].Basis is not null);
        Assert.Equal(!isRegistered, entry.Doubts.Any(doubt => doubt.StartsWith("No registration of Nightly")));
    }

    private static string Program(string middleware, string filter, string otherFilter) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<Http>();
        var app = builder.Build();
        {{middleware}}
        app.MapGet("/orders", () => "all"){{filter}};
        app.MapGet("/bills", () => "all"){{otherFilter}};
        app.Run();
        {{Types}}
        """;
}
