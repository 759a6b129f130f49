using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Suggestions;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Fixing;

namespace Wirefix.Workspace.Tests.Fixing;

public sealed class RuleFixesTests
{
    private const string Client = """
        public record Order { public int Count { get; set; } }

        public class Shop(HttpClient http)
        {
            public async Task AddAsync(int id)
            {
                using var answer = await http.GetAsync($"/orders/{id}");
                var order = (await answer.Content.ReadFromJsonAsync<Order>())!;
                order.Count++;
                (await http.PutAsJsonAsync($"/orders/{id}", order)).EnsureSuccessStatusCode();
            }
        }
        """;

    [Fact]
    public void Every_fix_of_a_rule_about_faults_is_listed_once_in_the_order_of_the_rules()
    {
        var fixes = typeof(VerifiedFixCodeFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract && type != typeof(VerifiedFixCodeFix));

        Assert.Equal(fixes.Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))), RuleFixes.All.Select(fix => fix.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        var ids = RuleFixes.All.SelectMany(fix => fix.FixableDiagnosticIds).ToArray();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task What_is_offered_goes_by_what_the_wire_showed()
    {
        using var sources = new Sources().Add("Shop", Client);
        var project = (await sources.LoadAsync()).Solution.Projects.Single();

        Assert.Equal(["Let one update run at a time"], await OffersAsync(project, ""));
        Assert.Equal(
            ["Write only if nobody else did (If-Match)", "Let one update run at a time"],
            await OffersAsync(project, "wirefacts 1\nout GET api/orders/{id} calls 9\nout GET api/orders/{id} response 200 header etag 9\nout GET api/orders/{id} status 200 9\n"));
    }

    [Fact]
    public async Task A_change_that_adds_a_member_is_told_whole_by_edits_wherever_they_put_it()
    {
        using var sources = new Sources().Add("Shop", Client);
        var solution = (await sources.LoadAsync()).Solution;
        var reported = Assert.Single(await ReportedDiagnostic.AllAsync(solution.Projects.Single(), "", CancellationToken.None));
        Assert.Equal(new RuleReport(Rules.LostUpdateId, "M:Shop.AddAsync(System.Int32)"), reported.Report);

        var offer = Assert.Single(await RuleFixes.OffersAsync(reported.Document, reported.Diagnostic, CancellationToken.None));
        var changed = await RuleFixes.ApplyAsync(solution, offer, CancellationToken.None);
        var edits = await SolutionDiff.EditsAsync(solution, changed, CancellationToken.None);

        Assert.True(await EditApplier.LeadsToAsync(solution, edits, changed, CancellationToken.None));
        Assert.False(await EditApplier.LeadsToAsync(solution, [edits[0]], changed, CancellationToken.None));
        Assert.False(await EditApplier.LeadsToAsync(solution, [new ReplaceMember("M:Nobody.Knows", "void Knows() { }")], changed, CancellationToken.None));
    }

    private static async Task<string[]> OffersAsync(Microsoft.CodeAnalysis.Project project, string facts)
    {
        var reported = Assert.Single(await ReportedDiagnostic.AllAsync(project, facts, CancellationToken.None));
        return [.. (await RuleFixes.OffersAsync(reported.Document, reported.Diagnostic, CancellationToken.None)).Select(offer => offer.Title)];
    }
}
