using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Contracts;

/// <summary>A type that is read from the answers of one endpoint.</summary>
internal static class Crm
{
    private const string Usings = """
        using System.Net.Http.Json;
        using System.Text.Json.Serialization;


        """;

    private const string Client = """

        public sealed class CrmClient(HttpClient http)
        {
            public Task<Customer?> GetAsync(int id) => http.GetFromJsonAsync<Customer>($"customers/{id}");
        }

        """;

    /// <summary>A case in which <c>Customer</c> is read from these fields, seen in 40 answers.</summary>
    public static RuleCase<TRule> Wire<TRule>(params string[] fields)
        where TRule : DiagnosticAnalyzer, new() => Verify.Rule<TRule>().Facts(WireLines.Of("out GET crm.example.com/customers/{id}", 40, fields));

    /// <summary>A whole file around a type.</summary>
    public static string File(string type) => (Usings + type + "\n" + Client).ReplaceLineEndings("\n");
}
