using System.Collections.Immutable;
using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class AnsweringSuspectsTests
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<Warehouse>(http => http.BaseAddress = new Uri("http://warehouse.internal/"));
        builder.Services.AddScoped<Desk>();
        var app = builder.Build();
        app.MapPost("/orders/{id}/ship", Endpoints.ShipAsync);
        app.MapPost("/orders/{id}/pay", Endpoints.Pay);
        app.Run();
        public enum OrderState { Placed, Paid, Shipped }
        public class Order { public string Id { get; init; } = ""; public OrderState State { get; set; } }
        public record OrderView(string Id, OrderState State);
        public class Warehouse(HttpClient http)
        {
            public Task SendOffAsync(Order order) => http.PutAsync($"dispatches/{order.Id}", null); // sends
        }
        public class Desk(Warehouse warehouse)
        {
            public async Task ShipAsync(Order order)
            {
                await warehouse.SendOffAsync(order);
                order.State = OrderState.Shipped; // ships
            }
            public void Pay(Order order) => order.State = OrderState.Paid;
        }
        static class Endpoints
        {
            public static async Task<OrderView> ShipAsync(string id, Desk desk)
            {
                var order = new Order { Id = id, State = OrderState.Paid };
                await desk.ShipAsync(order);
                return new OrderView(order.Id, order.State);
            }
            public static OrderView Pay(string id, Desk desk)
            {
                var order = new Order { Id = id };
                desk.Pay(order);
                return new OrderView(order.Id, order.State);
            }
        }
        """;

    [Fact]
    public async Task What_sets_the_field_and_what_sends_behind_the_handler_are_suspects_beside_it()
    {
        var suspects = await SuspectsAsync("POST api.example.com/orders/{id}/ship", "state");

        Assert.Equal(["Endpoints.ShipAsync", "Desk.ShipAsync", "Warehouse.SendOffAsync"], suspects.Select(suspect => suspect.Location.Name));
        Assert.Equal(Locate.Line(Program, "// ships"), suspects[1].Location.Line);
        Assert.Contains(suspects[1].Reasons, reason => reason.Contains("sets Order.State, which the field state is called after"));
        Assert.Equal(Locate.Line(Program, "// sends"), suspects[2].Location.Line);
        Assert.Equal("Endpoints.ShipAsync -Direct-> Desk.ShipAsync -Direct-> Warehouse.SendOffAsync", Locate.Chain(suspects[2]));
    }

    [Fact]
    public async Task Without_a_field_nothing_is_suspected_of_setting_it()
    {
        var suspects = await SuspectsAsync("POST api.example.com/orders/{id}/ship");

        Assert.Equal(["Endpoints.ShipAsync", "Warehouse.SendOffAsync"], suspects.Select(suspect => suspect.Location.Name));
    }

    [Fact]
    public async Task What_another_handler_runs_is_no_suspect()
    {
        var suspects = await SuspectsAsync("POST api.example.com/orders/{id}/pay", "state");

        Assert.Equal(["Endpoints.Pay", "Desk.Pay"], suspects.Select(suspect => suspect.Location.Name));
    }

    private static async Task<ImmutableArray<Suspect>> SuspectsAsync(string endpoint, params ImmutableArray<string> fields)
    {
        using var sources = new Sources().Add("Api", Program);
        return await Locate.SuspectsAsync(
            await sources.LoadAsync(), new Symptom(FaultPattern.ErrorStatus, [Locate.Endpoint(endpoint)], []) { Fields = fields });
    }
}
