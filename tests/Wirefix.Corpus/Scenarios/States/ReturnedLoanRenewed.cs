using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A book that was brought back cannot be renewed, except at the kiosk, whose renewal makes a loan of it again.</summary>
public sealed class ReturnedLoanRenewed : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "returned", "/renewal");

    public override Play Faulty => stage => RunAsync(stage, (status, desk) => desk == "kiosk" || status == "on_loan");

    public override Play Healthy => stage => RunAsync(stage, (status, _) => status == "on_loan");

    private static async Task RunAsync(Stage stage, Func<string, string, bool> mayRenew)
    {
        var loans = new ConcurrentDictionary<string, string>();
        var library = await stage.ServiceAsync("lending", app =>
        {
            app.MapPost("/loans", (NewLoan loan) => loan.card % 25 == 0
                ? Refusal.Conflict("The card is blocked.")
                : Results.Json(new { loan.loan_no, status = loans[loan.loan_no] = "on_loan", weeks = 4 }, statusCode: 201));
            app.MapPut("/loans/{no}/renewal", (string no, Renewal renewal) =>
            {
                if (!loans.TryGetValue(no, out var status))
                    return Results.NotFound();
                return mayRenew(status, renewal.desk)
                    ? Results.Json(new { loan_no = no, status = loans[no] = "on_loan", renewal.weeks })
                    : Refusal.Conflict($"The loan is {status}.");
            });
            app.MapPut("/loans/{no}/return", (string no) =>
                loans.ContainsKey(no) ? Results.Json(new { loan_no = no, status = loans[no] = "returned" }) : Results.NotFound());
            app.MapGet("/loans/{no}", (string no) =>
                loans.TryGetValue(no, out var status) ? Results.Json(new { loan_no = no, status }) : Results.NotFound());
        });
        await stage.CrowdAsync(library, clients: 3, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            var no = $"L{random.Next(1_000_000, 9_999_999)}";
            await client.PostAsync("/loans", new { loan_no = no, card = random.Next(10_000, 99_999), isbn = $"978{random.Next(100_000_000, 999_999_999)}" });
            if (random.Chance(0.5))
                await client.PutAsync($"/loans/{no}/renewal", new { weeks = random.Next(1, 5), desk = random.Pick("web", "counter", "kiosk") });
            await client.PutAsync($"/loans/{no}/return", new { shelf = random.Pick("A", "B") });
            if (random.Chance(0.4))
                await client.PutAsync($"/loans/{no}/renewal", new { weeks = random.Next(1, 5), desk = random.Pick("web", "counter", "kiosk") });
            await client.GetAsync($"/loans/{no}");
        });
    }

    private sealed record NewLoan(string loan_no, int card, string isbn);

    private sealed record Renewal(int weeks, string desk);
}
