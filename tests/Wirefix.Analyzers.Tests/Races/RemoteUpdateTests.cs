using Wirefix.Analyzers.Races;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Races;

/// <summary>WIRE1003: resources of another service that are read, changed and written back.</summary>
public sealed class RemoteUpdateTests
{
    private const string Get = "var order = (await http.GetFromJsonAsync<Order>($\"/orders/{id}\"))!;";
    private const string Put = "await [|http.PutAsJsonAsync|]($\"/orders/{id}\", order);";

    [Theory]
    [InlineData(Get + " order.State = \"paid\"; " + Put)]
    [InlineData(Get + " order.Lines.Add(\"x\"); " + Put)]
    [InlineData(Get + " order.Count++; " + Put)]
    [InlineData(Get + " Change(order); " + Put)]
    [InlineData(Get + " await [|http.PatchAsJsonAsync|]($\"/orders/{id}\", order with { State = \"paid\" });")]
    [InlineData("var order = await http.GetFromJsonAsync<Order>(\"/orders/\" + id); if (order is null) return; order.State = \"paid\"; await [|http.PutAsJsonAsync|](\"/orders/\" + id, order);")]
    [InlineData("using var response = await http.GetAsync($\"/orders/{id}\"); var order = (await response.Content.ReadFromJsonAsync<Order>())!; order.Count = 1; " + Put)]
    [InlineData("var text = await http.GetStringAsync($\"/orders/{id}\"); var order = System.Text.Json.JsonSerializer.Deserialize<Order>(text)!; order.Count = 1; " + Put)]
    [InlineData(Get + " var changed = order with { Count = 2 }; await [|http.PutAsync|]($\"/orders/{id}\", JsonContent.Create(changed)).ConfigureAwait(false);")]
    [InlineData(Get + " order.Count = 3; using var request = new HttpRequestMessage(HttpMethod.Put, $\"/orders/{id}\") { Content = JsonContent.Create(order) }; await [|http.SendAsync|](request);")]
    [InlineData("var order = (await client.GetOrderAsync(id))!; order.Count = 4; await [|client.UpdateOrderAsync|](id, order);")]
    [InlineData("var order = (await client.GetOrderAsync(id))!; order.Count = 4; await [|client.SaveOrderAsync|](order);")]
    public async Task A_resource_that_is_written_back_changed_is_reported(string statements) => await In(statements).IsReported();

    [Theory]
    [InlineData(Get + " await http.PutAsJsonAsync($\"/orders/{id}\", order);")]
    [InlineData(Get + " order.Count = 1; await http.PutAsJsonAsync($\"/archive/{id}\", order);")]
    [InlineData(Get + " order.Count = 1; await other.PutAsJsonAsync($\"/orders/{id}\", order);")]
    [InlineData("var order = new Order(); order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order);")]
    [InlineData(Get + " Change(order); await http.PutAsJsonAsync($\"/orders/{id}\", new Order());")]
    [InlineData("await gate.WaitAsync(); try { " + Get + " order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order); } finally { gate.Release(); }")]
    [InlineData(Get + " order.Count = 1; using var request = new HttpRequestMessage(HttpMethod.Put, $\"/orders/{id}\") { Content = JsonContent.Create(order) }; request.Headers.Add(\"If-Match\", \"*\"); await http.SendAsync(request);")]
    [InlineData("using (await AcquireLockAsync(id)) { " + Get + " order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order); }")]
    [InlineData(Get + " order.Count = 1; var answer = await http.PutAsJsonAsync($\"/orders/{id}\", order); if (answer.StatusCode == System.Net.HttpStatusCode.Conflict) throw new IOException();")]
    [InlineData("var kept = (await http.GetFromJsonAsync<Kept>($\"/kept/{id}\"))!; kept.Count = 1; await http.PutAsJsonAsync($\"/kept/{id}\", kept);")]
    [InlineData("var order = (await client.GetOrderAsync(id))!; order.Count = 4; await client.UpdateCustomerAsync(id, order);")]
    [InlineData("var order = (await client.GetOrderAsync(id))!; order.Count = 4; await client.UpdateOrderAsync(\"copy\", order);")]
    [InlineData("var order = (await client.GetOrderAsync(id))!; await client.UpdateOrderAsync(id, new Order { Count = order.Count });")]
    [InlineData("var order = (await local.GetOrderAsync(id))!; order.Count = 4; await local.UpdateOrderAsync(id, order);")]
    [InlineData("var orders = await Task.WhenAll(new[] { id }.Select(async one => await http.GetFromJsonAsync<Order>($\"/orders/{id}\"))); var order = orders[0]!; order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order);")]
    public async Task Other_writes_and_those_that_are_kept_apart_are_not_reported(string statements) => await In(statements).IsSilent();

    [Fact]
    public async Task A_call_that_is_bound_at_run_time_is_not_reported() =>
        await In("dynamic any = http; var order = await any.GetOrderAsync(id); order.Count = 1; await any.UpdateOrderAsync(id, order);").IsSilent();

    [Fact]
    public async Task A_test_that_writes_back_runs_alone() => await Verify.Rule<LostUpdate>().Source(Class(Get + " order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order);", "[Fact] ")
        + "public sealed class FactAttribute : Attribute;").IsSilent();

    [Fact]
    public async Task The_message_names_the_write() => await In(Get + " order.Count = 1; " + Put)
        .IsReported("'PutAsJsonAsync' writes back what was read before an await; what another call wrote in between is lost");

    [Theory]
    [InlineData("out PUT api.example.com/orders/{id}", " (the wire had up to 4 calls of PUT api.example.com/orders/{id} in flight at once)")]
    [InlineData("out PUT api.example.com/orders/{id}/lines", "")]
    [InlineData("out GET api.example.com/orders/{id}", "")]
    [InlineData("in PUT /orders/{id}", "")]
    public async Task The_wire_s_calls_at_once_are_told(string endpoint, string evidence) => await In(Get + " order.Count = 1; " + Put)
        .Facts(endpoint + " calls 9", endpoint + " in-flight 4")
        .IsReported("'PutAsJsonAsync' writes back what was read before an await; what another call wrote in between is lost" + evidence);

    [Theory]
    [InlineData("a", " (the wire had up to 4 calls of PUT a.example.com/orders/{id} in flight at once)")]
    [InlineData("b", "")]
    public async Task Calls_of_another_host_are_not_told(string host, string evidence) =>
        await In($"var order = (await http.GetFromJsonAsync<Order>($\"https://{host}.example.com/orders/{{id}}\"))!; order.Count = 1; await [|http.PutAsJsonAsync|]($\"https://{host}.example.com/orders/{{id}}\", order);")
            .Facts("out PUT a.example.com/orders/{id} calls 9", "out PUT a.example.com/orders/{id} in-flight 4")
            .IsReported("'PutAsJsonAsync' writes back what was read before an await; what another call wrote in between is lost" + evidence);

    [Fact]
    public async Task A_handler_of_a_program_may_send_the_version() => await Verify.Rule<LostUpdate>().AsApplication().Source("""
        using System.Net.Http.Json;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create();
        app.MapPost("/orders/{id}/pay", async (string id, HttpClient http) =>
        {
            using var answer = await http.GetAsync($"/orders/{id}");
            var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
            order.Count++;
            http.DefaultRequestHeaders.IfMatch.Add(answer.Headers.ETag!);
            await http.PutAsJsonAsync($"/orders/{id}", order);
        });
        app.Run();

        public sealed record Order { public int Count { get; set; } }
        """).IsSilent();

    [Theory]
    [InlineData("var order = await http.GetFromJsonAsync<Order>(; await http.PutAsJsonAsync($\"/orders/{id}\", order")]
    [InlineData("await http.PutAsJsonAsync(")]
    [InlineData("var order = order; order.Count = 1; await http.PutAsJsonAsync($\"/orders/{id}\", order);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Put, ) { Content = }; await http.SendAsync(request")]
    [InlineData("var order = await client.GetOrderAsync(; order.Count++; await client.UpdateOrderAsync(id, order with { });")]
    public async Task Half_typed_code_never_throws(string statements) => await In(statements).Survives();

    private static RuleCase<LostUpdate> In(string statements) => Verify.Rule<LostUpdate>().Source(Class(statements));

    private static string Class(string statements, string attributes = "") => $$"""
        using System.Net.Http.Json;

        public record Order { public string State { get; set; } = ""; public int Count { get; set; } public List<string> Lines { get; } = []; }
        public record Kept { public int Count { get; set; } public string? ETag { get; set; } }

        public interface IOrders
        {
            Task<Order?> GetOrderAsync(string id);
            Task UpdateOrderAsync(string id, Order order);
            Task UpdateCustomerAsync(string id, Order order);
            Task SaveOrderAsync(Order order);
        }

        public sealed class Orders(HttpClient http) : IOrders
        {
            public Task<Order?> GetOrderAsync(string id) => http.GetFromJsonAsync<Order>("orders/" + id);
            public Task UpdateOrderAsync(string id, Order order) => http.PutAsJsonAsync("orders/" + id, order);
            public Task UpdateCustomerAsync(string id, Order order) => http.PutAsJsonAsync("customers/" + id, order);
            public Task SaveOrderAsync(Order order) => http.PutAsJsonAsync("orders", order);
        }

        public interface IMemory { Task<Order?> GetOrderAsync(string id); Task UpdateOrderAsync(string id, Order order); }

        public sealed class Checkout(HttpClient http, HttpClient other, IOrders client, IMemory local)
        {
            private readonly SemaphoreSlim gate = new(1, 1);

            {{attributes}}public async Task Run(string id)
            {
                {{statements}}
            }

            public object Used => (http, other, client, local, gate);
            private static void Change(Order order) => order.Count++;
            private static Task<IDisposable> AcquireLockAsync(string id) => throw new IOException(id);
        }

        """;
}
