namespace Orders.Api.Ordering;

/// <summary>An order cannot go to a state from the one that it is in.</summary>
public sealed class OrderStateException(string id, OrderState from, OrderState to)
    : Exception($"Order {id} cannot go from {from} to {to}.");
