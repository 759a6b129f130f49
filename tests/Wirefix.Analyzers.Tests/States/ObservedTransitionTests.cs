using Wirefix.Analyzers.States;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.States;

/// <summary>WIRE5001 with facts: what the wire showed of a state's ways and ends.</summary>
public sealed class ObservedTransitionTests
{
    private static readonly string[] Ways =
    [
        "in POST /orders/{id}/cancel transition $.state OPEN CANCELLED 12",
        "in POST /orders/{id}/payment transition $.state OPEN PAID 40",
        "in POST /orders/{id}/shipment transition $.state PAID SHIPPED 31",
    ];

    private const string Leak = "in POST /orders/{id}/cancel transition $.state SHIPPED CANCELLED 2";

    private const string Write = "[|order.State|] = OrderState.Cancelled;";

    [Fact]
    public async Task An_end_that_was_left_is_told() => await Code(Write).Facts([.. Ways, Leak]).IsReported(
        "'order.State' becomes Cancelled whatever it was before; the wire moved SHIPPED → CANCELLED 2 times in POST /orders/{id}/cancel, a state that was left in no other way");

    [Fact]
    public async Task An_end_that_can_be_left_is_told() => await Code(Write).Facts(Ways).IsReported(
        "'order.State' becomes Cancelled whatever it was before; the wire moved OPEN → CANCELLED 12 times in POST /orders/{id}/cancel, and never from SHIPPED, which none left");

    [Fact]
    public async Task Without_facts_nothing_tells_that_it_matters() => await Code(Plain(Write)).IsSilent();

    [Fact]
    public async Task A_look_is_enough() =>
        await Code("if (order.State == OrderState.Shipped) throw new InvalidOperationException(); " + Plain(Write)).Facts([.. Ways, Leak]).IsSilent();

    [Theory]
    [InlineData("in POST /orders/{id}/return transition $.state SHIPPED RETURNED 9")]
    [InlineData("in POST /orders/{id}/reopening transition $.state SHIPPED OPEN 9")]
    [InlineData("in POST /orders/{id}/cancel transition $.state SHIPPED CANCELLED 9")]
    [InlineData("in POST /invoices/{id}/payment transition $.state OPEN PAID 9")]
    public async Task Where_the_states_are_others_or_no_end_is_known_nothing_is_said(string fact) =>
        await Code(Plain(Write)).Facts([.. fact.Contains("invoices", StringComparison.Ordinal) ? [fact] : Ways, fact.Replace("9", "10", StringComparison.Ordinal)]).IsSilent();

    [Fact]
    public async Task What_another_service_does_says_nothing_about_a_write() =>
        await Code(Plain(Write)).Facts([.. Ways.Select(way => way.Replace("in POST ", "out POST shop.example.com", StringComparison.Ordinal))]).IsSilent();

    [Theory]
    [InlineData("[|order.State|] switch { OrderState.Open => 1, OrderState.Paid => 2, OrderState.Cancelled => 3, _ => throw new ArgumentOutOfRangeException() }")]
    [InlineData("[|order.State|] switch { OrderState.Open or OrderState.Paid => 1, OrderState.Cancelled => 3, _ => throw new System.Diagnostics.UnreachableException() }")]
    public async Task A_switch_that_takes_a_seen_state_for_impossible_is_told(string expression) => await Code($"Console.WriteLine({expression});").Facts(Ways)
        .IsReported("The switch over 'order.State' has no case for Shipped; the wire moved PAID → SHIPPED 31 times in POST /orders/{id}/shipment");

    [Fact]
    public async Task A_switch_statement_likewise() => await Code("""
        switch ([|order.State|])
        {
            case OrderState.Open: Console.WriteLine(1); break;
            case OrderState.Paid: Console.WriteLine(2); break;
            default: throw new NotSupportedException();
        }
        """).Facts(Ways).IsReported("The switch over 'order.State' has no case for Shipped and Cancelled; the wire moved PAID → SHIPPED 31 times in POST /orders/{id}/shipment");

    [Theory]
    [InlineData("order.State switch { OrderState.Open => 1, OrderState.Paid => 2, OrderState.Cancelled => 3, _ => 4 }")]
    [InlineData("order.State switch { OrderState.Open => 1, OrderState.Paid => 2, _ => throw new InvalidOperationException(\"not now\") }")]
    [InlineData("order.State switch { OrderState.Open => OrderState.Paid, OrderState.Paid => OrderState.Shipped, _ => throw new ArgumentOutOfRangeException() }")]
    [InlineData("order.State switch { OrderState.Open => 1, OrderState.Paid => 2, var other when other > OrderState.Paid => 3, _ => throw new ArgumentOutOfRangeException() }")]
    [InlineData("order.State switch { OrderState.Open => 1, _ => throw new ArgumentOutOfRangeException() }")]
    [InlineData("order.State == OrderState.Shipped ? 0 : order.State switch { OrderState.Open => 1, OrderState.Paid => 2, OrderState.Cancelled => 3, _ => throw new ArgumentOutOfRangeException() }")]
    public async Task A_switch_that_has_a_way_or_refuses_by_intent_is_not_reported(string expression) =>
        await Code($"Console.WriteLine({expression});").Facts(Ways).IsSilent();

    private static string Plain(string marked) => marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static RuleCase<StateTransition> Code(string statements) => Verify.Rule<StateTransition>().Source($$"""
        public enum OrderState { Open, Paid, Shipped, Cancelled }

        public sealed class Order
        {
            public int Id { get; init; }
            public OrderState State { get; set; }
        }

        public sealed class Service
        {
            private readonly Dictionary<int, Order> _orders = [];

            public void Run(int id)
            {
                var order = _orders[id];
                {{statements}}
            }
        }
        """);
}
