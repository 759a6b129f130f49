using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class FanOutTests
{
    private const string Client = """
        namespace Depot;
        public sealed record Parcel(string Id);
        public interface IDepotClient
        {
            Task<Parcel?> GetParcelAsync(string id, CancellationToken ct);
            Task<string> ListAsync(string? page, CancellationToken ct);
        }
        public sealed class DepotClient(HttpClient http) : IDepotClient
        {
            private const string Root = "v2/depots/main";
            public async Task<Parcel?> GetParcelAsync(string id, CancellationToken ct)
            {
                using var response = await http.GetAsync($"{Root}/parcels/{Uri.EscapeDataString(id)}?view=short", ct); // sends one
                return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<Parcel>(ct) : null;
            }
            public async Task<string> ListAsync(string? page, CancellationToken ct)
            {
                var url = Root + "/parcels";
                if (page is not null)
                    url += $"?page={page}";
                return await http.GetStringAsync(url, ct);
            }
        }
        public static class DepotRegistration
        {
            public static IServiceCollection AddDepot(this IServiceCollection services)
            {
                services.AddHttpClient<IDepotClient, DepotClient>(http => http.BaseAddress = new Uri("https://depot.example.com/"));
                return services;
            }
        }
        """;

    private const string Call = "GET depot.example.com/v2/depots/main/parcels/{id}";

    private const string Program = """
        using Depot;
        using Orders;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDepot();
        builder.Services.AddScoped<IOrderService, OrderService>();
        builder.Services.AddScoped<IOrderService, OrderService>();
        var app = builder.Build();
        app.MapPost("/orders/{number:int}/track", async (int number, IOrderService orders, CancellationToken ct) => await orders.TrackAsync(number, ct)); // route
        app.MapGet("/health", () => "fine");
        app.Run();
        """;

    [Fact]
    public async Task An_unbounded_fan_out_two_layers_below_a_minimal_api_ranks_first()
    {
        const string service = """
            namespace Orders;
            using Depot;
            public interface IOrderService { Task<int> TrackAsync(int number, CancellationToken ct); }
            public sealed class OrderService(IDepotClient depot) : IOrderService
            {
                public async Task<int> TrackAsync(int number, CancellationToken ct)
                {
                    var list = await depot.ListAsync(null, ct);
                    return (await FetchAsync(list.Split(','), ct)).Length;
                }
                private async Task<Parcel?[]> FetchAsync(string[] ids, CancellationToken ct)
                {
                    // Parcels keep the order of their ids.
                    return await Task.WhenAll(ids.Select(id => depot.GetParcelAsync(id, ct))); // fans out
                }
            }
            """;
        using var sources = new Sources().Add("Depot", Client).Add("Orders", service, "Depot").Add("Api", Program, "Depot", "Orders");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.Equal(["OrderService.FetchAsync", "DepotClient.GetParcelAsync", "Program (top-level statements)"], suspects.Select(suspect => suspect.Location.Name));
        var first = suspects[0];
        Assert.Equal(Locate.Line(service, "// fans out"), first.Location.Line);
        Assert.Equal("M:Orders.OrderService.FetchAsync(System.String[],System.Threading.CancellationToken)", first.Location.Symbol);
        Assert.Equal(("Orders", "/Orders/Orders.cs"), (first.Location.Project, first.Location.File));
        Assert.Equal(
            "Program (top-level statements) -Registered-> OrderService.TrackAsync -Direct-> OrderService.FetchAsync -Registered-> DepotClient.GetParcelAsync",
            Locate.Chain(first));
        Assert.Equal(
            [null, Locate.Line(Program, "// route"), Locate.Line(service, "(await FetchAsync"), Locate.Line(service, "// fans out")],
            first.CallChain.Select(link => link.CallLine));
        Assert.Equal(["route template", "request URI"], first.Bindings.Select(binding => binding.Reason));
        Assert.Equal(["POST api.example.com/orders/{id}/track", Call], first.Bindings.Select(binding => binding.WireName));
        Assert.Equal(
            ["POST /orders/{number}/track", "depot.example.com/v2/depots/main/parcels/{id}"],
            first.Bindings.Select(binding => binding.Code));
        Assert.Equal(Locate.Line(Client, "// sends one"), first.Bindings[1].Location.Line);
        Assert.Empty(first.Doubts);
    }

    [Theory]
    [InlineData("return await Task.WhenAll(ids.Select(id => depot.GetParcelAsync(id, ct))); // here")]
    [InlineData("return await Task.WhenAll(ids.Select(async id => { await Task.Yield(); return await depot.GetParcelAsync(id, ct); })); // here")]
    [InlineData("var tasks = ids.Select(id => depot.GetParcelAsync(id, ct)).ToList(); // here\n return await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task<Parcel?>>();\n foreach (var id in ids)\n { tasks.Add(depot.GetParcelAsync(id, ct)); // here\n }\n return await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task<Parcel?>>();\n foreach (var id in ids)\n { var task = depot.GetParcelAsync(id, ct);\n tasks.Add(task); // here\n }\n return await Task.WhenAll(tasks.ToArray());")]
    [InlineData("var tasks = new Task<Parcel?>[ids.Length];\n for (var i = 0; i < ids.Length; i++)\n tasks[i] = depot.GetParcelAsync(ids[i], ct); // here\n return await Task.WhenAll(tasks);")]
    [InlineData("return await Task.WhenAll(ids.Select(One)); // here\n async Task<Parcel?> One(string id) { var parcel = await depot.GetParcelAsync(id, ct); return parcel; }")]
    [InlineData("Func<string, Task<Parcel?>> one = id => depot.GetParcelAsync(id, ct);\n return await Task.WhenAll(ids.Select(one)); // here")]
    [InlineData("return await Task.WhenAll(from id in ids select depot.GetParcelAsync(id, ct)); // here")]
    [InlineData("return await Task.WhenAll([.. ids.Select(id => depot.GetParcelAsync(id, ct))]); // here")]
    [InlineData("return await Task.WhenAll(ids.Select(id => Task.Run(() => depot.GetParcelAsync(id, ct)))); // here")]
    [InlineData("await Parallel.ForEachAsync(ids, ct, async (id, token) => { await depot.GetParcelAsync(id, token); }); // here\n return [];")]
    [InlineData("foreach (var id in ids)\n { _ = depot.GetParcelAsync(id, ct); // here\n }\n await Task.Yield();\n return [];")]
    [InlineData("await Task.Yield();\n ids.ToList().ForEach(async id => await depot.GetParcelAsync(id, ct)); // here\n return [];")]
    [InlineData("var all = new List<Parcel?>();\n var tasks = ids.Select(id => depot.GetParcelAsync(id, ct)).ToArray(); // here\n foreach (var task in tasks) all.Add(await task);\n return all.ToArray();")]
    public async Task Every_shape_of_a_fan_out_is_seen_at_its_line(string body)
    {
        var service = Service(body);
        using var sources = new Sources().Add("Depot", Client).Add("Orders", service, "Depot").Add("Api", Program, "Depot", "Orders");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.Equal("OrderService.FetchAsync", suspects[0].Location.Name);
        Assert.Equal(Locate.Line(service, "// here"), suspects[0].Location.Line);
        Assert.Empty(suspects[0].Doubts);
        Assert.EndsWith("OrderService.FetchAsync -Registered-> DepotClient.GetParcelAsync", Locate.Chain(suspects[0]));
    }

    [Theory]
    [InlineData("var all = new List<Parcel?>();\n foreach (var id in ids) all.Add(await depot.GetParcelAsync(id, ct));\n return all.ToArray();", "in flight by itself")]
    [InlineData("var all = new List<Parcel?>();\n foreach (var task in ids.Select(id => depot.GetParcelAsync(id, ct))) all.Add(await task);\n return all.ToArray();", "in flight by itself")]
    [InlineData("using var gate = new SemaphoreSlim(10);\n return await Task.WhenAll(ids.Select(async id => { await gate.WaitAsync(ct); try { return await depot.GetParcelAsync(id, ct); } finally { gate.Release(); } }));", "waits on gate")]
    [InlineData("await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (id, token) => { await depot.GetParcelAsync(id, token); });\n return [];", "MaxDegreeOfParallelism to 4")]
    [InlineData("var all = new List<Parcel?>();\n foreach (var few in ids.Chunk(10)) all.AddRange(await Task.WhenAll(few.Select(id => depot.GetParcelAsync(id, ct))));\n return all.ToArray();", "in parts (Chunk)")]
    public async Task What_bounds_the_calls_is_a_doubt_and_ranks_the_member_below_the_sender(string body, string doubt)
    {
        using var sources = new Sources().Add("Depot", Client).Add("Orders", Service(body), "Depot").Add("Api", Program, "Depot", "Orders");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.Equal("DepotClient.GetParcelAsync", suspects[0].Location.Name);
        var bounded = Assert.Single(suspects, suspect => suspect.Location.Name == "OrderService.FetchAsync");
        Assert.Contains(bounded.Doubts, sentence => sentence.Contains(doubt));
    }

    [Fact]
    public async Task Calls_that_are_waited_for_together_without_repetition_are_no_fan_out()
    {
        var service = Service("return await Task.WhenAll(depot.GetParcelAsync(ids[0], ct), depot.GetParcelAsync(ids[1], ct));");
        using var sources = new Sources().Add("Depot", Client).Add("Orders", service, "Depot").Add("Api", Program, "Depot", "Orders");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.DoesNotContain(suspects, suspect => suspect.Location.Name == "OrderService.FetchAsync");
    }

    [Fact]
    public async Task A_fan_out_beside_a_shorter_way_to_the_same_call_is_found()
    {
        const string service = """
            namespace Orders;
            using Depot;
            public interface IOrderService { Task<int> TrackAsync(int number, CancellationToken ct); }
            public sealed class Batch(IDepotClient depot)
            {
                public Task AllAsync(string[] ids, CancellationToken ct) => Task.WhenAll(ids.Select(id => depot.GetParcelAsync(id, ct)));
            }
            public sealed class OrderService(IDepotClient depot, Batch batch) : IOrderService
            {
                public async Task<int> TrackAsync(int number, CancellationToken ct)
                {
                    await depot.GetParcelAsync("first", ct);
                    await batch.AllAsync(["a", "b"], ct);
                    return number;
                }
            }
            """;
        using var sources = new Sources().Add("Depot", Client).Add("Orders", service, "Depot").Add("Api", Program, "Depot", "Orders");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.Equal("Batch.AllAsync", suspects[0].Location.Name);
    }

    [Fact]
    public async Task Same_named_members_that_call_another_upstream_are_not_suspected()
    {
        const string other = """
            namespace Bills;
            public interface IBillClient { Task<string> GetParcelAsync(string id, CancellationToken ct); }
            public sealed class BillClient(HttpClient http) : IBillClient
            {
                public Task<string> GetParcelAsync(string id, CancellationToken ct) => http.GetStringAsync($"https://bills.example.com/bills/{id}", ct);
            }
            public sealed class OrderService(IBillClient bills)
            {
                public Task FetchAsync(string[] ids, CancellationToken ct) => Task.WhenAll(ids.Select(id => bills.GetParcelAsync(id, ct)));
            }
            """;
        var service = Service("return await Task.WhenAll(ids.Select(id => depot.GetParcelAsync(id, ct)));");
        var program = Program.Replace("app.MapGet(\"/health\"", "app.MapGet(\"/bills\", (Bills.OrderService bills, CancellationToken ct) => bills.FetchAsync([], ct)); app.MapGet(\"/health\"");
        using var sources = new Sources().Add("Bills", other).Add("Depot", Client).Add("Orders", service, "Depot").Add("Api", program, "Depot", "Orders", "Bills");

        var suspects = await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", Call);

        Assert.NotEmpty(suspects);
        Assert.DoesNotContain(suspects, suspect => suspect.Location.Project == "Bills");
    }

    [Fact]
    public async Task An_endpoint_that_the_code_never_calls_has_no_suspects()
    {
        using var sources = new Sources().Add("Depot", Client).Add("Orders", Service("return [];"), "Depot").Add("Api", Program, "Depot", "Orders");

        Assert.Empty(await Locate.FanOutAsync(sources, "POST api.example.com/orders/{id}/track", "GET maps.example.com/tiles/{x}/{y}"));
    }

    [Fact]
    public async Task Without_outbound_endpoints_the_members_that_answer_are_named()
    {
        using var sources = new Sources().Add("Depot", Client).Add("Orders", Service("return [];"), "Depot").Add("Api", Program, "Depot", "Orders");
        var symptom = new Symptom(FaultPattern.ErrorStatus, [Locate.Endpoint("GET api.example.com/health")], []);

        var suspect = Assert.Single(await Locate.SuspectsAsync(await sources.LoadAsync(), symptom));

        Assert.Equal(Locate.Line(Program, "/health"), suspect.Location.Line);
        Assert.Equal("GET api.example.com/health", Assert.Single(suspect.Bindings).WireName);
    }

    private static string Service(string body) => $$"""
        namespace Orders;
        using Depot;
        public interface IOrderService { Task<int> TrackAsync(int number, CancellationToken ct); }
        public sealed class OrderService(IDepotClient depot) : IOrderService
        {
            public async Task<int> TrackAsync(int number, CancellationToken ct) => (await FetchAsync([], ct)).Length;
            private async Task<Parcel?[]> FetchAsync(string[] ids, CancellationToken ct)
            {
                await depot.ListAsync(null, ct);
                {{body}}
            }
        }
        """;
}
