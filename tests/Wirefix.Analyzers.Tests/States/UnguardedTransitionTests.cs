using Wirefix.Analyzers.States;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.States;

/// <summary>WIRE5001: a state that is written whatever it was before, where the code beside it looks first.</summary>
public sealed class UnguardedTransitionTests
{
    private const string Model = """
        #pragma warning disable CS1998
        public enum OrderState { Open, Paid, Shipped, Cancelled, Failed }

        public sealed class Order
        {
            public Guid Id { get; init; }
            public Guid Owner { get; init; }
            public OrderState State { get; set; }
            public string? Note { get; set; }
            public bool IsLocked { get; set; }
            public DateTimeOffset? ClosedAt { get; set; }
            public bool CanClose => State is OrderState.Open or OrderState.Paid;
            public void EnsureOpen() { if (State != OrderState.Open) throw new InvalidOperationException(); }
            public void Touch() => Note = "";
        }

        public sealed record Changed(Order Order);

        public interface IOrders
        {
            Task<Order?> FindAsync(Guid id);
            Task<Order> CreateAsync(Guid id);
            Task SaveAsync(Order order);
            void Check(Order order);
        }

        """;

    private const string Siblings = """
            public async Task PayAsync(Guid id)
            {
                var order = await orders.FindAsync(id) ?? throw new KeyNotFoundException();
                if (order.State != OrderState.Open)
                    throw new InvalidOperationException("Only open orders can be paid.");
                order.State = OrderState.Paid;
                await orders.SaveAsync(order);
            }

            public async Task ShipAsync(Guid id)
            {
                var order = await orders.FindAsync(id) ?? throw new KeyNotFoundException();
                if (order.State is not OrderState.Paid)
                    throw new InvalidOperationException("Only paid orders can be shipped.");
                order.State = OrderState.Shipped;
                await orders.SaveAsync(order);
            }

        """;

    private const string Load = "var order = await orders.FindAsync(id) ?? throw new KeyNotFoundException();";

    [Theory]
    [InlineData(Load + " [|order.State|] = OrderState.Cancelled; await orders.SaveAsync(order);")]
    [InlineData(Load + " if (order.Owner != id) throw new InvalidOperationException(); [|order.State|] = OrderState.Cancelled; await orders.SaveAsync(order);")]
    [InlineData("if (await orders.FindAsync(id) is not { } order) return; [|order.State|] = OrderState.Cancelled; Console.WriteLine(order.State);")]
    [InlineData("var order = (await orders.FindAsync(id).ConfigureAwait(false))!; ArgumentNullException.ThrowIfNull(order); [|order.State|] = OrderState.Cancelled;")]
    [InlineData("if (!_known.TryGetValue(id, out var order)) return; order.Note = \"x\"; [|order.State|] = OrderState.Cancelled;")]
    [InlineData("var order = _known[id]; order.Touch(); [|order.State|] = OrderState.Cancelled;")]
    public async Task A_write_that_does_not_look_is_reported_where_its_siblings_do(string statements) =>
        await In(statements).IsReported("'order.State' becomes Cancelled whatever it was before; PayAsync and ShipAsync look first");

    [Theory]
    [InlineData(Load + " if (order.State == OrderState.Shipped) throw new InvalidOperationException(); order.State = OrderState.Cancelled;")]
    [InlineData(Load + " if (order.State == OrderState.Open) { order.State = OrderState.Cancelled; }")]
    [InlineData(Load + " switch (order.State) { case OrderState.Open: order.State = OrderState.Cancelled; break; }")]
    [InlineData(Load + " if (order is { State: OrderState.Open }) { order.State = OrderState.Cancelled; }")]
    [InlineData(Load + " var before = order.State; order.State = OrderState.Cancelled; Console.WriteLine(before);")]
    [InlineData(Load + " order.EnsureOpen(); order.State = OrderState.Cancelled;")]
    [InlineData(Load + " if (!order.CanClose) return; order.State = OrderState.Cancelled;")]
    [InlineData(Load + " Ensure(order); order.State = OrderState.Cancelled;")]
    [InlineData(Load + " orders.Check(order); order.State = OrderState.Cancelled;")]
    public async Task A_state_that_is_looked_at_on_the_way_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData(Load + " if (order.IsLocked) throw new InvalidOperationException(); order.State = OrderState.Cancelled;")]
    [InlineData(Load + " if (order.ClosedAt is not null) return; order.State = OrderState.Cancelled;")]
    [InlineData("var order = FindOpenOrder(id); order.State = OrderState.Cancelled;")]
    [InlineData("var order = _known.Values.First(known => known.State == OrderState.Open); order.State = OrderState.Cancelled;")]
    [InlineData("foreach (var order in _known.Values) { order.State = OrderState.Cancelled; }")]
    public async Task What_may_stand_for_the_state_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("var order = new Order(); order.State = OrderState.Cancelled;")]
    [InlineData("var order = await orders.CreateAsync(id); order.State = OrderState.Cancelled;")]
    [InlineData("var order = await orders.FindAsync(id); order ??= new Order(); order.State = OrderState.Cancelled;")]
    [InlineData("_ = new Order { State = OrderState.Cancelled };")]
    public async Task An_object_that_may_be_new_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData(Load + " order.State = OrderState.Failed;")]
    [InlineData(Load + " order.State = OrderState.Open;")]
    [InlineData(Load + " try { await orders.SaveAsync(order); } catch (IOException) { order.State = OrderState.Cancelled; }")]
    [InlineData(Load + " Action undo = () => order.State = OrderState.Cancelled; undo();")]
    public async Task What_may_come_at_any_time_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("private", "Run")]
    [InlineData("public", "ForceCancelAsync")]
    [InlineData("public", "SeedAsync")]
    public async Task What_is_not_asked_for_or_meant_to_override_is_not_reported(string access, string name) =>
        await Case($"{access} async Task {name}(Order order) {{ order.State = OrderState.Cancelled; }}").IsSilent();

    [Fact]
    public async Task An_object_that_is_given_is_reported() =>
        await Case("public async Task Run(Order order) { [|order.State|] = OrderState.Cancelled; await orders.SaveAsync(order); }").IsReported();

    [Fact]
    public async Task A_caller_that_looks_is_enough() => await Case("public async Task CancelAsync(Order order) { order.State = OrderState.Cancelled; }").Source("""
        public sealed class Desk(Service service)
        {
            public async Task CloseAsync(Order order)
            {
                if (order.State is OrderState.Open)
                    await service.CancelAsync(order);
            }
        }
        """).IsSilent();

    [Fact]
    public async Task A_caller_of_the_caller_that_looks_is_enough() => await Case("public async Task CancelAsync(Order order) { order.State = OrderState.Cancelled; }").Source("""
        public sealed class Desk(Service service)
        {
            public async Task CloseAsync(Order order) { if (order.CanClose && order.State is OrderState.Open) await EndAsync(order); }

            private Task EndAsync(Order order) => service.CancelAsync(order);
        }
        """).IsSilent();

    [Fact]
    public async Task One_sibling_is_no_rule() => await Verify.Rule<StateTransition>().Source(Model + Class("""
        public async Task PayAsync(Order order)
        {
            if (order.State != OrderState.Open)
                throw new InvalidOperationException();
            order.State = OrderState.Paid;
        }

        public async Task CancelAsync(Order order) => order.State = OrderState.Cancelled;
        """)).IsSilent();

    [Fact]
    public async Task Where_half_do_not_look_there_is_no_rule() => await Case("""
        public async Task CancelAsync(Order order) => order.State = OrderState.Cancelled;

        public async Task CloseAsync(Order order) => order.State = OrderState.Shipped;
        """).IsSilent();

    [Fact]
    public async Task Handlers_in_types_of_their_own_are_siblings() => await Verify.Rule<StateTransition>().Source(Model + """
        public sealed class PayHandler(IOrders orders)
        {
            public async Task HandleAsync(Guid id) { var order = (await orders.FindAsync(id))!; if (order.State != OrderState.Open) throw new InvalidOperationException(); order.State = OrderState.Paid; }
        }

        public sealed class PackHandler(IOrders orders)
        {
            public async Task HandleAsync(Guid id) { var order = (await orders.FindAsync(id))!; if (order.State != OrderState.Paid) return; order.State = OrderState.Shipped; }
        }

        public sealed class ShipHandler(IOrders orders)
        {
            public async Task HandleAsync(Guid id) { var order = (await orders.FindAsync(id))!; if (order.State == OrderState.Paid) { order.State = OrderState.Shipped; } }
        }

        public sealed class CancelHandler(IOrders orders)
        {
            public async Task HandleAsync(Guid id) { var order = (await orders.FindAsync(id))!; [|order.State|] = OrderState.Cancelled; }
        }
        """).IsReported("'order.State' becomes Cancelled whatever it was before; PayHandler.HandleAsync and PackHandler.HandleAsync look first");

    [Fact]
    public async Task An_entity_that_guards_its_other_ways_is_reported() => await Entity("public void Cancel() { ClosedAt = DateTimeOffset.Now; [|State|] = OrderState.Cancelled; }").IsReported();

    [Theory]
    [InlineData("public Order2() { State = OrderState.Cancelled; }")]
    [InlineData("public void Cancel() { if (IsClosed) return; State = OrderState.Cancelled; }")]
    [InlineData("public void Cancel() { EnsureOpen(); State = OrderState.Cancelled; }")]
    [InlineData("private void Cancel() { State = OrderState.Cancelled; } public void Close() => Cancel();")]
    [InlineData("public bool IsEnd { set { State = OrderState.Cancelled; } }")]
    public async Task An_entity_that_looks_or_begins_is_not_reported(string member) => await Entity(member).IsSilent();

    [Fact]
    public async Task Texts_are_states_too() => await Verify.Rule<StateTransition>().Source("""
        public sealed class Job { public int Id { get; init; } public string Status { get; set; } = "queued"; }

        public sealed class Jobs(Dictionary<int, Job> jobs)
        {
            public void Start(int id) { var job = jobs[id]; if (job.Status != "queued") throw new InvalidOperationException(); job.Status = "running"; }
            public void Finish(int id) { var job = jobs[id]; if (job.Status != "running") throw new InvalidOperationException(); job.Status = "done"; }
            public void Stop(int id) { var job = jobs[id]; [|job.Status|] = "stopped"; }
        }
        """).IsReported();

    [Fact]
    public async Task Mapped_handlers_are_siblings() => await Verify.Rule<StateTransition>().Source("using Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Http;\n" + Model + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/orders/{id}/pay", async (Guid id, IOrders orders) => { var order = (await orders.FindAsync(id))!; if (order.State != OrderState.Open) return Results.Conflict(); order.State = OrderState.Paid; return Results.Ok(); });
                app.MapPost("/orders/{id}/ship", async (Guid id, IOrders orders) => { var order = (await orders.FindAsync(id))!; if (order.State != OrderState.Paid) return Results.Conflict(); order.State = OrderState.Shipped; return Results.Ok(); });
                app.MapPost("/orders/{id}/cancel", async (Guid id, IOrders orders) => { var order = (await orders.FindAsync(id))!; [|order.State|] = OrderState.Cancelled; return Results.Ok(); });
                app.MapPost("/orders/new", async (Order order, IOrders orders) => { order.State = OrderState.Paid; return Results.Ok(); });
            }
        }
        """).IsReported("'order.State' becomes Cancelled whatever it was before; /orders/{id}/pay and /orders/{id}/ship look first");

    [Theory]
    [InlineData("order.State = OrderState.")]
    [InlineData("order.State = ;")]
    [InlineData("if (order. order.State = OrderState.Cancelled")]
    [InlineData("order.State = OrderState.Cancelled; var order = await orders.FindAsync(")]
    [InlineData("if (order.State is not ( order.State = OrderState.Cancelled;")]
    [InlineData("app.MapPost(, () => { order.State = OrderState.Cancelled; }")]
    [InlineData("_ = order.State switch { OrderState.Open => , _ => throw")]
    [InlineData("switch (order.State) { case OrderState.: default: throw new ; }")]
    [InlineData(".State = OrderState.Cancelled; .Status = .X")]
    public async Task Half_typed_code_never_throws(string statements) => await In(statements).Survives();

    [Fact]
    public async Task The_first_state_of_an_enum_of_bytes_is_not_reported() => await Verify.Rule<StateTransition>().Source(
        Model.Replace("enum OrderState", "enum OrderState : byte", StringComparison.Ordinal)
        + Class(Siblings + $"public async Task Run(Guid id) {{ {Load} order.State = OrderState.Open; }}")).IsSilent();

    private static RuleCase<StateTransition> In(string statements) => Case($"public async Task Run(Guid id) {{ {statements} }}");

    private static RuleCase<StateTransition> Case(string member) => Verify.Rule<StateTransition>().Source(Model + Class(Siblings + member));

    private static string Class(string members) => $$"""
        public sealed class Service(IOrders orders)
        {
            private readonly Dictionary<Guid, Order> _known = [];

            {{members}}

            private static void Ensure(Order order) { if (order.State != OrderState.Open) throw new InvalidOperationException(); }
            private Order FindOpenOrder(Guid id) => _known[id];
            public IOrders Orders => orders;
        }
        """;

    private static RuleCase<StateTransition> Entity(string member) => Verify.Rule<StateTransition>().Source($$"""
        public enum OrderState { Open, Paid, Shipped, Cancelled }

        public class Order2
        {
            public int Id { get; init; }
            public DateTimeOffset? ClosedAt { get; set; }
            public OrderState State { get; private set; }
            public bool IsClosed => State is OrderState.Cancelled or OrderState.Shipped;
            public void EnsureOpen() { if (IsClosed) throw new InvalidOperationException(State.ToString()); }
            public void Pay() { if (State != OrderState.Open) throw new InvalidOperationException(); State = OrderState.Paid; }
            public void Ship() { if (State == OrderState.Paid) State = OrderState.Shipped; }
            {{member}}
        }
        """);
}
