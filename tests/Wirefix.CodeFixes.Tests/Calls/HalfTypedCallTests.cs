using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Contracts;
using Wirefix.Analyzers.Framing;
using Wirefix.Analyzers.Retries;
using Wirefix.CodeFixes.Contracts;
using Wirefix.CodeFixes.Framing;
using Wirefix.CodeFixes.Retries;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Calls;

/// <summary>Calls as they stand while somebody types them, where a rule reports already.</summary>
public sealed class HalfTypedCallTests
{
    private static readonly string[] Facts =
    [
        "out GET api.example.com/orders/{id} request 200 header x-tenant 9",
        "out GET api.example.com/orders/{id} response 200 media text/event-stream 9",
        "out GET api.example.com/orders/{id} response 429 header retry-after 2",
        "out GET api.example.com/orders/{id} status 200 9",
        "out GET api.example.com/orders/{id} status 429 2",
    ];

    [Theory]
    [InlineData("using var answer = await http.GetAsync($\"/orders/{id}\", ; answer.EnsureSuccessStatusCode();")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\") answer.EnsureSuccessStatusCode(")]
    [InlineData("var text = await http.GetStringAsync($\"/orders/{id}\"); foreach (var line in text.Split('\\n')")]
    [InlineData("await http.GetStringAsync($\"/orders/{id}\"")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\") request.Headers. ; using var answer = await http.SendAsync(request); answer.EnsureSuccessStatusCode();")]
    [InlineData("if (id is var request = new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\")) await http.SendAsync(request")]
    [InlineData("while (true) { try { await http.GetStringAsync($\"/orders/{id}\"); return; } catch { continue")]
    [InlineData("Task<string> Local() => http.GetStringAsync($\"/orders/{id}\")")]
    public async Task The_fixes_never_throw(string statements)
    {
        await FixAsync<IgnoredRetryAfter>(statements, new IgnoredRetryAfterCodeFix());
        await FixAsync<MissingHeader>(statements, new MissingHeaderCodeFix());
        await FixAsync<StreamFraming>(statements, new StreamFramingCodeFix());
    }

    private static async Task FixAsync<TRule>(string statements, CodeFixProvider fix)
        where TRule : DiagnosticAnalyzer, new()
    {
        var reports = await Verify.Rule<TRule>().Facts(Facts).Source($$"""
            class Orders(HttpClient http, Missing missing)
            {
                async Task Run(string id, string tenant)
                {
                    {{statements}}
                }
            """).Reports();

        foreach (var (document, diagnostic) in reports)
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (_, _) => { }, CancellationToken.None));
    }
}
