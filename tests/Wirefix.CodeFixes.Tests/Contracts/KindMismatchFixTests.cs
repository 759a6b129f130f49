using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Contracts;

namespace Wirefix.CodeFixes.Tests.Contracts;

public sealed class KindMismatchFixTests
{
    [Theory]
    [InlineData("number", "int", "decimal")]
    [InlineData("number", "long?", "decimal?")]
    [InlineData("integer-64", "int", "long")]
    [InlineData("integer", "string", "int")]
    [InlineData("boolean", "string?", "bool?")]
    [InlineData("string", "Guid", "string")]
    [InlineData("date-time", "DateTime", "DateTimeOffset")]
    [InlineData("object", "List<Part>", "Part")]
    [InlineData("array", "Part", "List<Part>")]
    public Task The_member_gets_the_type_that_takes_every_value(string kind, string before, string after) =>
        Crm.Wire<KindMismatch>($"$.value {kind}", "$.name string")
            .Source(Crm.File($"public sealed record Customer({before} [|Value|], string Name);\n\npublic sealed record Part(string Sku);"))
            .Becomes<KindMismatchCodeFix>(Crm.File($"public sealed record Customer({after} Value, string Name);\n\npublic sealed record Part(string Sku);"));

    [Fact]
    public Task Numbers_are_read_from_texts_where_the_options_do_not() =>
        Crm.Wire<KindMismatch>("$.Total number-text", "$.Name string").Source("""
            using System.Text.Json;
            using System.Text.Json.Serialization;

            public sealed class Customer
            {
                public decimal [|Total|] { get; set; }

                public string? Name { get; set; }
            }

            public static class Reader
            {
                public static Customer? Read(string text) => JsonSerializer.Deserialize<Customer>(text);
            }

            """).Becomes<KindMismatchCodeFix>("""
            using System.Text.Json;
            using System.Text.Json.Serialization;

            public sealed class Customer
            {
                [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
                public decimal Total { get; set; }

                public string? Name { get; set; }
            }

            public static class Reader
            {
                public static Customer? Read(string text) => JsonSerializer.Deserialize<Customer>(text);
            }

            """);

    [Fact]
    public Task A_type_that_other_code_relies_on_is_left_alone() =>
        Crm.Wire<KindMismatch>("$.value number", "$.name string")
            .Source(Crm.File("public sealed record Customer(int [|Value|], string Name);"))
            .Source("public static class Sums { public static int Of(Customer customer) => customer.Value; }")
            .HasNo<KindMismatchCodeFix>();

    [Theory]
    [InlineData("object", "string")]
    [InlineData("local-date-time", "DateTimeOffset")]
    [InlineData("string", "List<string>")]
    public Task What_has_no_type_that_keeps_the_meaning_is_left_alone(string kind, string type) =>
        Crm.Wire<KindMismatch>($"$.value {kind}", "$.name string").Source(Crm.File($"public sealed record Customer({type} [|Value|], string Name);")).HasNo<KindMismatchCodeFix>();
}
