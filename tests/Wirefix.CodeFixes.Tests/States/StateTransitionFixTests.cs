using Wirefix.Analyzers.States;
using Wirefix.CodeFixes.States;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.States;

/// <summary>WIRE5001, fixed by a look at the current state.</summary>
public sealed class StateTransitionFixTests
{
    private static readonly string[] Ways =
    [
        "in POST /orders/{id}/cancel transition $.state OPEN CANCELLED 12",
        "in POST /orders/{id}/cancel transition $.state PAID CANCELLED 3",
        "in POST /orders/{id}/payment transition $.state OPEN PAID 40",
        "in POST /orders/{id}/shipment transition $.state PAID SHIPPED 31",
    ];

    [Fact]
    public async Task What_goes_to_the_same_state_says_what_is_refused() => await Service("""
        public async Task CancelAsync(int id)
        {
            var order = await FindAsync(id) ?? throw new KeyNotFoundException();
            if (order.Id != id)
                throw new KeyNotFoundException();

            // Tells the customer.
            order.Note = "cancelled";
            [|order.State|] = OrderState.Cancelled; // the end
        }
        """).Becomes<StateTransitionCodeFix>(StateSources.Service("""
        public async Task CancelAsync(int id)
        {
            var order = await FindAsync(id) ?? throw new KeyNotFoundException();
            if (order.Id != id)
                throw new KeyNotFoundException();

            if (order.State is OrderState.Shipped or OrderState.Cancelled)
                throw new InvalidOperationException($"Cannot go from {order.State} to Cancelled.");

            // Tells the customer.
            order.Note = "cancelled";
            order.State = OrderState.Cancelled; // the end
        }
        """));

    [Fact]
    public async Task The_object_may_have_another_name_here() => await Service("""
        public void Cancel(Order found)
        {
            ArgumentNullException.ThrowIfNull(found);
            [|found.State|] = OrderState.Cancelled;
        }
        """).Becomes<StateTransitionCodeFix>(StateSources.Service("""
        public void Cancel(Order found)
        {
            ArgumentNullException.ThrowIfNull(found);
            if (found.State is OrderState.Shipped or OrderState.Cancelled)
                throw new InvalidOperationException($"Cannot go from {found.State} to Cancelled.");
            found.State = OrderState.Cancelled;
        }
        """));

    [Fact]
    public async Task An_end_that_the_wire_never_left_is_kept() => await Service("""
        public async Task CancelAsync(int id)
        {
            if (await FindAsync(id) is not { } order)
                return;

            order.Note = "cancelled";
            [|order.State|] = OrderState.Cancelled;
        }
        """).Facts(Ways).Becomes<StateTransitionCodeFix>(StateSources.Service("""
        public async Task CancelAsync(int id)
        {
            if (await FindAsync(id) is not { } order)
                return;

            if (order.State == OrderState.Shipped)
                throw new InvalidOperationException($"Cannot go from {order.State} to Cancelled.");

            order.Note = "cancelled";
            order.State = OrderState.Cancelled;
        }
        """));

    [Fact]
    public async Task A_handler_answers_with_a_conflict() => await Verify.Rule<StateTransition>().Source(StateSources.Handlers("""
        app.MapPost("/orders/{id}/shipment", (int id, Dictionary<int, Order> orders) =>
                {
                    if (!orders.TryGetValue(id, out var order))
                        return Results.NotFound();
                    [|order.State|] = OrderState.Shipped;
                    return Results.Ok();
                });
        """)).Facts([.. Ways, "in POST /orders/{id}/shipment transition $.state CANCELLED SHIPPED 1"]).Becomes<StateTransitionCodeFix>(StateSources.Handlers("""
        app.MapPost("/orders/{id}/shipment", (int id, Dictionary<int, Order> orders) =>
                {
                    if (!orders.TryGetValue(id, out var order))
                        return Results.NotFound();
                    if (order.State == OrderState.Cancelled)
                        return Results.Conflict();
                    order.State = OrderState.Shipped;
                    return Results.Ok();
                });
        """));

    [Fact]
    public async Task An_action_answers_with_a_conflict() => await Verify.Rule<StateTransition>().Source(StateSources.Controller("""
        [HttpPost("{id}/shipment")]
            public ActionResult Ship(int id)
            {
                var order = orders[id];
                [|order.State|] = OrderState.Shipped;
                return Ok();
            }
        """)).Facts([.. Ways, "in POST /orders/{id}/shipment transition $.state CANCELLED SHIPPED 1"]).Becomes<StateTransitionCodeFix>(StateSources.Controller("""
        [HttpPost("{id}/shipment")]
            public ActionResult Ship(int id)
            {
                var order = orders[id];
                if (order.State == OrderState.Cancelled)
                    return Conflict();
                order.State = OrderState.Shipped;
                return Ok();
            }
        """));

    [Fact]
    public async Task Where_facts_tell_the_states_and_nothing_tells_how_to_refuse_nothing_is_offered() =>
        await Verify.Rule<StateTransition>().Source(StateSources.Controller("""
            private void Ship() { }

                internal void Ship(int id)
                {
                    var order = orders[id];
                    [|order.State|] = OrderState.Shipped;
                    Ship();
                }
            """)).Facts(Ways.Append("in POST /orders/{id}/shipment transition $.state CANCELLED SHIPPED 1").ToArray()).HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task An_entity_keeps_its_braces_and_its_way_to_refuse() => await Verify.Rule<StateTransition>().Source(StateSources.Entity("""
        public void Cancel()
            {
                ClosedAt = DateTimeOffset.UtcNow;
                [|State|] = OrderState.Cancelled;
            }
        """)).Becomes<StateTransitionCodeFix>(StateSources.Entity("""
        public void Cancel()
            {
                if (State is OrderState.Shipped or OrderState.Cancelled)
                {
                    throw new RefusedException(State, OrderState.Cancelled);
                }
                ClosedAt = DateTimeOffset.UtcNow;
                State = OrderState.Cancelled;
            }
        """));

    [Fact]
    public async Task All_of_a_document_are_fixed()
    {
        const string more = ", Packed, Held";
        await Service("""
            public void Pack(Order order)
            {
                if (order.State == OrderState.Shipped || order.State == OrderState.Cancelled)
                    throw new InvalidOperationException("Only paid orders can be packed.");
                order.State = OrderState.Packed;
            }

            public void PackAgain(Order order)
            {
                [|order.State|] = OrderState.Packed;
            }

            public void Cancel(Order order)
            {
                [|order.State|] = OrderState.Cancelled;
            }
            """, more).Becomes<StateTransitionCodeFix>(StateSources.Service("""
            public void Pack(Order order)
            {
                if (order.State == OrderState.Shipped || order.State == OrderState.Cancelled)
                    throw new InvalidOperationException("Only paid orders can be packed.");
                order.State = OrderState.Packed;
            }

            public void PackAgain(Order order)
            {
                if (order.State is OrderState.Shipped or OrderState.Cancelled)
                    throw new InvalidOperationException($"Cannot go from {order.State} to Packed.");
                order.State = OrderState.Packed;
            }

            public void Cancel(Order order)
            {
                if (order.State is OrderState.Shipped or OrderState.Cancelled)
                    throw new InvalidOperationException($"Cannot go from {order.State} to Cancelled.");
                order.State = OrderState.Cancelled;
            }
            """, more));
    }

    [Theory]
    [InlineData("public void Cancel(Order order) => [|order.State|] = OrderState.Cancelled;")]
    [InlineData("public void Cancel(Order order) { if (order.Id > 0) [|order.State|] = OrderState.Cancelled; }")]
    public async Task Where_there_is_no_place_for_a_test_nothing_is_offered(string member) => await Service(member).HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task Where_siblings_refuse_in_several_ways_nothing_is_offered() => await Service("""
        public void Abandon(Order order)
        {
            if (order.State is OrderState.Shipped or OrderState.Cancelled)
                return;
            order.State = OrderState.Cancelled;
        }

        public void Cancel(Order order)
        {
            [|order.State|] = OrderState.Cancelled;
        }
        """).HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task Where_siblings_refuse_other_states_nothing_is_offered() => await Service("""
        public void Abandon(Order order)
        {
            if (order.State is OrderState.Shipped)
                throw new InvalidOperationException("Shipped orders stay.");
            order.State = OrderState.Cancelled;
        }

        public void Cancel(Order order)
        {
            [|order.State|] = OrderState.Cancelled;
        }
        """).HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task A_sibling_that_comes_from_elsewhere_says_nothing_of_this_way() => await Service("""
        public void Pack(Order order)
        {
            if (order.State != OrderState.Paid)
                throw new InvalidOperationException("Only paid orders can be packed.");
            order.State = OrderState.Packed;
        }

        public void Repack(Order order)
        {
            [|order.State|] = OrderState.Packed;
        }
        """, ", Packed").HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task The_state_that_only_this_write_leaves_is_not_refused() => await Service("""
        public void Deliver(Order order)
        {
            [|order.State|] = OrderState.Delivered;
        }
        """, ", Delivered").HasNo<StateTransitionCodeFix>();

    [Fact]
    public async Task A_switch_gets_no_case_that_nobody_wrote() => await Service("""
        public int Rank(Order order) => [|order.State|] switch
        {
            OrderState.Open => 1,
            OrderState.Paid => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
        """).Facts(Ways).HasNo<StateTransitionCodeFix>();

    private static RuleCase<StateTransition> Service(string members, string more = "") => Verify.Rule<StateTransition>().Source(StateSources.Service(members, more));
}
