namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>The shop hands the idempotency key on to payments, but the express path was written later and forgets it.</summary>
public sealed class ExpressLosesIdempotencyKey : Scenario
{
    public override Expected Expected => Expected.Of("lostValue", "Idempotency-Key");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => { });

    public override Play Healthy => stage => RunAsync(stage, Forward);

    private static void Forward(HttpRequest from, HttpRequestMessage to) =>
        to.Headers.Add("Idempotency-Key", from.Headers["Idempotency-Key"].ToString());

    private static async Task RunAsync(Stage stage, Action<HttpRequest, HttpRequestMessage> forwardExpress)
    {
        var payments = await stage.ServiceAsync("payments", app => app.MapPost("/payments", (Payment payment) => payment.amount > 190
            ? Results.Json(new { state = "declined", reason = "limit" }, statusCode: 402)
            : Results.Json(new { payment.order, state = "authorised" }, statusCode: 201)));
        var toPayments = stage.Http(stage.Outbound("shop", "payments.internal", payments));
        var shop = await stage.ServiceAsync("shop", app =>
        {
            app.MapPost("/orders", (Order order, HttpRequest request) => PayAsync(order, request, Forward));
            app.MapPost("/express-orders", (Order order, HttpRequest request) => PayAsync(order, request, forwardExpress));
        });
        await stage.CrowdAsync(shop, clients: 3, rounds: 20, async (client, _) => await client.PostAsync(
            client.Random.Chance(0.35) ? "/express-orders" : "/orders",
            new { number = client.Random.Next(100_000, 999_999), total = client.Random.Amount(), customer = client.Random.Person() },
            ("Idempotency-Key", client.Random.Uuid().ToString())));

        async Task<IResult> PayAsync(Order order, HttpRequest request, Action<HttpRequest, HttpRequestMessage> forward)
        {
            using var payment = new HttpRequestMessage(HttpMethod.Post, "/payments")
            {
                Content = JsonContent.Create(new Payment(order.number, order.total)),
            };
            forward(request, payment);
            using var answer = await toPayments.SendAsync(payment);
            return Results.Json(new { order.number, paid = answer.IsSuccessStatusCode }, statusCode: answer.IsSuccessStatusCode ? 201 : 402);
        }
    }

    private sealed record Order(int number, decimal total, string customer);

    private sealed record Payment(int order, decimal amount);
}
