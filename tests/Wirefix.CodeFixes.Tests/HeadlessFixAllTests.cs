using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers.Contracts;
using Wirefix.Analyzers.Encoding;
using Wirefix.CodeFixes.Contracts;
using Wirefix.CodeFixes.Encoding;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests;

/// <summary>Fix All by a client that takes its key from the first place, such as <c>dotnet format</c>, where nothing is offered there.</summary>
public sealed class HeadlessFixAllTests
{
    [Fact]
    public async Task Places_are_fixed_without_a_key()
    {
        var reports = await Verify.Rule<UrlEscaping>().Source("""
            public sealed class Users(HttpClient http)
            {
                public Task<string> Find(string name) => http.GetStringAsync($"/b/{name}");
            }
            """).Reports();

        Assert.Contains("$\"/b/{Uri.EscapeDataString(name)}\"", await FixedAsync(reports, new UrlEscapingCodeFix()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_are_members_of_types_that_are_read()
    {
        var reports = await Verify.Rule<UnexpectedNull>()
            .Facts(WireLines.Of("out GET shop.example.com/orders/{id}", 9, "$.id integer", "$.sku null", "$.note null"))
            .Source("""
            public sealed class Order { public int Id { get; init; } public string Sku { get; init; } = null!; public string Note { get; init; } = null!; }

            public sealed class Shop(HttpClient http)
            {
                public Task<Order?> Get(int id) => System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<Order>(http, $"https://shop.example.com/orders/{id}");
            }
            """).Reports();

        Assert.Contains("public string? Sku { get; init; }", await FixedAsync(reports, new UnexpectedNullCodeFix()), StringComparison.Ordinal);
    }

    private static async Task<string> FixedAsync(IReadOnlyList<(Document Document, Diagnostic Diagnostic)> reports, CodeFixProvider fix)
    {
        Assert.NotEmpty(reports);
        var context = new FixAllContext(
            reports[0].Document, fix, FixAllScope.Document, codeActionEquivalenceKey: null!, fix.FixableDiagnosticIds,
            new Reported([.. reports.Select(report => report.Diagnostic)]), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(reports[0].Document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private sealed class Reported(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
