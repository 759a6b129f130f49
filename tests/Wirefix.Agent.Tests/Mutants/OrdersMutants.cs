using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>Cancelled orders that are shipped: changes that hide it, and those that look at the state.</summary>
internal static class OrdersMutants
{
    private const string Service = "Orders.Api/Ordering/OrderService.cs";
    private const string Skus = "        var skus = order.Lines";
    private const string Shipped = "        order.State = OrderState.Shipped;";
    private const string Refuse = "throw new OrderStateException(order.Id, order.State, OrderState.Shipped);";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("ships nothing", new Swap(Service, Skus, "        if (order.Id.Length > 0)\n            " + Refuse + "\n\n" + Skus)),
        new("ships nothing and says that it did",
            new Swap(Service, "order.Parcel = await warehouse.DispatchAsync(order.Id, skus, cancellationToken);", "await Task.Yield();\n        order.Parcel = order.State == OrderState.Cancelled ? null : await warehouse.DispatchAsync(order.Id, skus, cancellationToken);")),
        new("finds no cancelled order", new Swap(Service, Skus, "        if (order.State == OrderState.Cancelled)\n            return null;\n\n" + Skus)),
        new("fails for a cancelled order",
            new Swap(Service, Skus, "        if (order.State == OrderState.Cancelled)\n            throw new InvalidOperationException(\"cancelled\");\n\n" + Skus)),
        new("dispatches what it then refuses",
            new Swap(Service, Shipped, "        if (order.State != OrderState.Packed)\n            " + Refuse + "\n\n" + Shipped)),
        new("refuses what is delivered, not what is cancelled",
            new Swap(Service, Skus, "        if (order.State == OrderState.Delivered)\n            " + Refuse + "\n\n" + Skus)),
        new("refuses a cancelled order and ships it",
            new Swap(Service, Skus, "        if (order.State == OrderState.Cancelled)\n        {\n            order.State = OrderState.Shipped;\n            throw new OrderStateException(order.Id, OrderState.Cancelled, OrderState.Shipped);\n        }\n\n" + Skus)),
        new("refuses what is not packed",
            new Swap(Service, Skus, "        if (order.State != OrderState.Packed)\n            " + Refuse + "\n\n" + Skus)) { Mends = true },
    ];
}
