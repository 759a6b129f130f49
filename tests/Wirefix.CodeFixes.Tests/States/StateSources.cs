namespace Wirefix.CodeFixes.Tests.States;

/// <summary>Code that moves orders from state to state, around what a test is about.</summary>
internal static class StateSources
{
    /// <summary>A service that moves orders, with members of the test.</summary>
    public static string Service(string members, string more = "") => $$"""
        public enum OrderState { Open, Paid, Shipped, Cancelled{{more}} }

        public sealed class Order
        {
            public int Id { get; init; }
            public string? Note { get; set; }
            public OrderState State { get; set; }
        }

        public sealed class Service
        {
            private readonly Dictionary<int, Order> _orders = [];

            public void Pay(Order order)
            {
                if (order.State != OrderState.Open)
                    throw new InvalidOperationException("Only open orders can be paid.");
                order.State = OrderState.Paid;
            }

            public void Ship(Order order)
            {
                if (order is null || order.State is not OrderState.Paid)
                    throw new InvalidOperationException("Only paid orders can be shipped.");
                order.State = OrderState.Shipped;
            }

            public void Withdraw(Order order)
            {
                if (order.State is OrderState.Shipped or OrderState.Cancelled)
                    throw new InvalidOperationException("Shipped orders stay.");
                order.State = OrderState.Cancelled;
            }

        {{Indented(members)}}

            private Task<Order?> FindAsync(int id) => Task.FromResult(_orders.GetValueOrDefault(id));
        }
        """;

    /// <summary>Minimal APIs, with a mapping of the test.</summary>
    public static string Handlers(string mapping) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        public enum OrderState { Open, Paid, Shipped, Cancelled }

        public sealed class Order
        {
            public int Id { get; init; }
            public OrderState State { get; set; }
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                {{mapping}}
            }
        }
        """;

    /// <summary>A controller, with an action of the test.</summary>
    public static string Controller(string member) => $$"""
        using Microsoft.AspNetCore.Mvc;

        public enum OrderState { Open, Paid, Shipped, Cancelled }

        public sealed class Order
        {
            public int Id { get; init; }
            public OrderState State { get; set; }
        }

        [Route("orders")]
        public sealed class OrdersController(Dictionary<int, Order> orders) : ControllerBase
        {
            {{member}}
        }
        """;

    /// <summary>An entity that moves itself, with a method of the test.</summary>
    public static string Entity(string member) => $$"""
        public enum OrderState { Open, Paid, Shipped, Cancelled }

        public sealed class RefusedException(OrderState from, OrderState to) : Exception($"{from} {to}");

        public sealed class Order
        {
            public int Id { get; init; }
            public DateTimeOffset? ClosedAt { get; set; }
            public OrderState State { get; private set; }

            public void Pay()
            {
                if (State != OrderState.Open)
                {
                    throw new RefusedException(State, OrderState.Paid);
                }

                State = OrderState.Paid;
            }

            public void Ship()
            {
                if (State != OrderState.Paid)
                {
                    throw new RefusedException(State, OrderState.Shipped);
                }

                State = OrderState.Shipped;
            }

            public void Withdraw()
            {
                if (State is OrderState.Shipped or OrderState.Cancelled)
                {
                    throw new RefusedException(State, OrderState.Cancelled);
                }

                State = OrderState.Cancelled;
            }

            {{member}}
        }
        """;

    private static string Indented(string members) => string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
