using System.Text;
using System.Xml.Linq;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A library's catalogue answers as JSON or XML, whichever is asked for; its pages go on with a cursor, titles are of all scripts, a number with a
/// check letter is one as well, and loans go through to the ledger as they are.
/// </summary>
public sealed class LibraryCatalogue : HealthyService
{
    private const int PageSize = 5;

    private static readonly string[] Titles =
    [
        "Krieg und Frieden", "Ulysses", "Война и мир", "吾輩は猫である", "Les Misérables", "R&D: a history", "100 % Wolle", "C++ in a day",
        "Der \"kleine\" Prinz",
    ];

    public override Play Play => async stage =>
    {
        var ledger = stage.Http(await stage.UpstreamAsync("library", "loans.library.internal", app =>
            app.MapPost("/loans", (Loan loan) => loan.isbn.StableNumber() % 12 == 0
            ? Results.Json(new { error = "reference only", loan.isbn }, statusCode: 409)
            : Results.Json(new { loan.isbn, loan.card, due = "2026-07-09", renewals = 0 }, statusCode: 201))));
        var library = await stage.ServiceAsync("library", app =>
        {
            app.MapGet("/books/{isbn}", (string isbn, HttpContext context) =>
            {
                if (isbn.StableNumber() % 14 == 0)
                    return Results.NotFound();
                var title = Titles[isbn.StableNumber() % Titles.Length];
                context.Response.Headers.Vary = "Accept";
                if (context.Request.Headers.Accept == "application/xml")
                {
                    var record = new XElement("book", new XAttribute("isbn", isbn), new XElement("title", title));
                    return Results.Text(record.ToString(), "application/xml", Encoding.UTF8);
                }

                return Results.Json(new
                {
                    isbn,
                    title,
                    year = isbn.StableNumber() % 3 == 0 ? null : (int?)(1900 + isbn.StableNumber() % 120),
                    copies = isbn.StableNumber() % 4,
                });
            });
            app.MapGet("/books", (string q, string? cursor) =>
            {
                var from = cursor is null ? 0 : int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)).Split('>')[1]);
                var all = q.StableNumber() % 18;
                var next = from + PageSize < all ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{q}?~>{from + PageSize}")) : null;
                return Results.Json(new
                {
                    total = all,
                    items = Enumerable.Range(from, Math.Max(0, Math.Min(PageSize, all - from))).Select(n => new
                    {
                        isbn = IsbnOf(q.StableNumber() + n),
                        title = Titles[n % Titles.Length],
                    }),
                    next,
                });
            });
            app.MapPost("/loans", async (Loan loan) =>
            {
                using var answer = await ledger.PostAsJsonAsync("/loans", loan);
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
            });
        });
        await stage.CrowdAsync(library, clients: 3, rounds: 9, async (client, _) =>
        {
            var random = client.Random;
            var query = Uri.EscapeDataString(random.Pick("wolf & co", "éluard", "война", "c++", "krieg", "50 %", "o'neill"));
            var page = await client.GetAsync($"/books?q={query}");
            while (page["next"]?.GetValue<string>() is { } cursor)
                page = await client.GetAsync($"/books?q={query}&cursor={Uri.EscapeDataString(cursor)}");
            var isbn = IsbnOf(random.Next(100_000, 999_999));
            await client.GetAsync($"/books/{isbn}", ("Accept", random.Pick("application/json", "application/xml")));
            if (random.Chance(0.6))
                await client.PostAsync("/loans", new { isbn, card = $"00{random.Next(100_000, 999_999)}", branch = random.Pick("Mitte", "Süd") });
        });
    };

    private static string IsbnOf(int number) => $"3{number % 100_000_000:00000000}{(number % 11 == 10 ? "X" : $"{number % 11}")}";

    private sealed record Loan(string isbn, string card, string branch);
}
