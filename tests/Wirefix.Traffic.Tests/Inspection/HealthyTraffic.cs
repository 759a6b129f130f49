namespace Wirefix.Traffic.Tests.Inspection;

/// <summary>
/// Random traffic of a shop without faults: orders live their own lives, stock moves under a lock, values go on as they came.
/// </summary>
internal sealed class HealthyTraffic(int seed)
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];

    private static readonly Dictionary<string, (string Next, double Share)[]> Ways = new()
    {
        ["open"] = [("paid", 0.7), ("cancelled", 0.15), ("held", 0.15)],
        ["held"] = [("open", 0.7), ("cancelled", 0.3)],
        ["paid"] = [("packed", 0.8), ("cancelled", 0.2)],
        ["packed"] = [("shipped", 1)],
        ["shipped"] = [("delivered", 0.85), ("lost", 0.15)],
    };

    private readonly Random _random = new(seed);

    private readonly Dictionary<string, (double Free, int Quantity)> _stock = [];

    private int _trace;

    public Snapshot Snapshot() => Calls.Snapshot(Enumerable.Range(0, _random.Next(5, 80)).SelectMany(Order).ToArray());

    private IEnumerable<Exchange> Order(int order)
    {
        var id = 1000 + order;
        var start = _random.Next(0, 60_000) + _random.NextDouble();
        foreach (var call in Placed(id, start))
            yield return call;
        var state = "open";
        for (var step = 0; Ways.ContainsKey(state) && step < 10; step++)
        {
            start += 200 + _random.Next(0, 4000);
            if (_random.Next(3) == 0)
                yield return Calls.Inbound($"http://svc/orders/{id}", start - 50, 10).WithBody(Body(id, state));
            if (_random.Next(12) == 0)
                yield break;
            var next = Next(state);
            yield return Calls.Inbound($"http://svc/orders/{id}/{next}", start, 20, next == "delivered" && _random.Next(9) == 0 ? 500 : 200)
                .WithMethod("POST").WithBody(Body(id, next));
            state = next;
        }

        if (state == "delivered" && _random.Next(3) == 0)
            yield return Calls.Inbound($"http://svc/orders/{id}/cancelled", start + 500, 20, 409).WithMethod("POST").WithBody("""{"error":"too late"}""");
    }

    // Reads the stock and writes it under a lock, asks whether the customer is known, pays.
    private IEnumerable<Exchange> Placed(int id, double start)
    {
        var sku = $"sku-{_random.Next(0, 12)}";
        var customer = $"cust-{_random.Next(100, 140)}";
        var (free, quantity) = _stock.GetValueOrDefault(sku, (0, 500));
        var at = Math.Max(start + 5, free);
        _stock[sku] = (at + 30, quantity - 1);
        var trace = ++_trace;
        var currency = Currencies[_random.Next(3)];
        var tenant = $"tenant-{_random.Next(1, 6)}";
        var amount = _random.Next(500, 99_999);
        Exchange Of(Exchange exchange, string method) => exchange.WithMethod(method).WithTrace(trace).WithRequestHeader("X-Tenant", tenant);
        yield return Of(Calls.Inbound("http://svc/orders", start, at - start + 100, 201), "POST")
            .WithRequestBody($$"""{"customerId":"{{customer}}","sku":"{{sku}}","amount":{{amount}},"currency":"{{currency}}"{{(_random.Next(4) == 0 ? ",\"coupon\":\"c-10\"" : "")}}}""")
            .WithBody(Body(id, "open"));
        yield return Of(Calls.Outbound($"http://store/stock/{sku}", at, 8), "GET").WithBody($$"""{"sku":"{{sku}}","quantity":{{quantity}}}""");
        yield return Of(Calls.Outbound($"http://store/stock/{sku}", at + 12, 8), "PUT").WithRequestBody($$"""{"sku":"{{sku}}","quantity":{{quantity - 1}}}""");
        yield return Of(Calls.Outbound("http://pay/payments", at + 40, 20, _random.Next(30) == 0 ? 503 : 201), "POST")
            .WithRequestHeader("Idempotency-Key", $"key-{id}")
            .WithRequestBody($$"""{"customer_id":"{{customer}}","total":{{amount}},"currency":"{{currency}}"}""")
            .WithBody($$"""{"id":"pay-{{_random.Next()}}","amount":{{amount}}}""");
    }

    private string Next(string state)
    {
        var draw = _random.NextDouble();
        return Ways[state].First(way => (draw -= way.Share) < 1e-9 || way == Ways[state][^1]).Next;
    }

    private static string Body(int id, string state) => $$"""{"id":{{id}},"status":"{{state}}"}""";
}
