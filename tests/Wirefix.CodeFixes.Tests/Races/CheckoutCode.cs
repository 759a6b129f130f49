using Wirefix.Analyzers.Races;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Races;

/// <summary>A service that reads and writes orders.</summary>
internal static class CheckoutCode
{
    /// <summary>WIRE1003 over the class with the members.</summary>
    public static RuleCase<LostUpdate> Case(string members, string registration = "_ = services;") => Verify.Rule<LostUpdate>().Source(Class(members, registration));

    /// <summary>A file with a class of the members, and how it is registered.</summary>
    public static string Class(string members, string registration = "_ = services;") => $$"""
        using System.Net.Http.Json;
        using Microsoft.Extensions.DependencyInjection;

        public record Order { public int Count { get; set; } }

        public sealed class Checkout(HttpClient http)
        {
            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}
        }

        public static class Setup { public static void Add(IServiceCollection services) { {{registration}} } }

        """;
}
