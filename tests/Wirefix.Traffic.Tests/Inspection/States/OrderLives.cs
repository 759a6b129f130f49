namespace Wirefix.Traffic.Tests.Inspection.States;

/// <summary>Calls on orders that have a state.</summary>
internal static class OrderLives
{
    /// <summary>The calls of an order that goes through the states, one write for each after the first, a second apart.</summary>
    public static IEnumerable<Exchange> Order(int id, double start, params string[] states) => states.Select((state, step) => step == 0
        ? Calls.Inbound("http://svc/orders", start, 20, 201).WithMethod("POST").WithRequestBody($$"""{"item":"i-{{id % 7}}"}""").WithBody(Body(id, state))
        : Write(id, start + (step * 1000), state));

    /// <summary>A write after which the order is in a state.</summary>
    public static Exchange Write(int id, double start, string state, int status = 200) =>
        Calls.Inbound($"http://svc/orders/{id}/{state}", start, 20, status).WithMethod("POST")
            .WithBody(status == 200 ? Body(id, state) : """{"error":"conflict"}""");

    /// <summary>A read that shows the order in a state.</summary>
    public static Exchange Read(int id, double start, string state) =>
        Calls.Inbound($"http://svc/orders/{id}", start, 20).WithBody(Body(id, state));

    private static string Body(int id, string state) => $$"""{"id":{{id}},"status":"{{state}}"}""";
}
