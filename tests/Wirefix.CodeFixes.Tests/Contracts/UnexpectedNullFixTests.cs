using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Contracts;

namespace Wirefix.CodeFixes.Tests.Contracts;

public sealed class UnexpectedNullFixTests
{
    [Theory]
    [InlineData("string [|Name|]", "string? Name")]
    [InlineData("int [|Name|]", "int? Name")]
    public Task The_member_becomes_nullable(string before, string after) =>
        Crm.Wire<UnexpectedNull>("$.name null", "$.email string").Source(Crm.File($"public sealed record Customer({before}, string Email);"))
            .Becomes<UnexpectedNullCodeFix>(Crm.File($"public sealed record Customer({after}, string Email);"));

    [Fact]
    public Task What_the_wire_leaves_out_is_no_longer_required_and_needs_no_stand_in() =>
        Crm.Wire<UnexpectedNull>("$.name string 12", "$.email string 12", "$.street null").Source(Crm.File("""
            public sealed class Customer
            {
                public required string [|Name|] { get; init; }

                public string [|Email|] { get; init; } = null!;

                public required string [|Street|] { get; init; }
            }
            """)).Becomes<UnexpectedNullCodeFix>(Crm.File("""
            public sealed class Customer
            {
                public string? Name { get; init; }

                public string? Email { get; init; }

                public required string? Street { get; init; }
            }
            """));

    [Fact]
    public Task A_stand_in_of_a_field_goes() =>
        Crm.Wire<UnexpectedNull>("$.name null", "$.email string").Source(Crm.File("""
            public sealed class Customer
            {
                [System.Text.Json.Serialization.JsonInclude]
                public string [|Name|] = null!;

                public string Email { get; init; } = "";
            }
            """)).Becomes<UnexpectedNullCodeFix>(Crm.File("""
            public sealed class Customer
            {
                [System.Text.Json.Serialization.JsonInclude]
                public string? Name;

                public string Email { get; init; } = "";
            }
            """));

    [Fact]
    public Task A_default_that_is_a_value_stays() =>
        Crm.Wire<UnexpectedNull>("$.name null", "$.email string", "$.region null").Source(Crm.File("""
            public sealed class Customer
            {
                public string [|Name|] { get; init; } = Load()!;

                public string [|Region|] { get; init; } = default!;

                public string Email { get; init; } = "";

                private static string? Load() => "n";
            }
            """)).Becomes<UnexpectedNullCodeFix>(Crm.File("""
            public sealed class Customer
            {
                public string? Name { get; init; } = Load()!;

                public string? Region { get; init; }

                public string Email { get; init; } = "";

                private static string? Load() => "n";
            }
            """));

    [Fact]
    public Task Warnings_where_null_is_not_expected_are_what_the_fix_is_for() =>
        Crm.Wire<UnexpectedNull>("$.name null", "$.email string").Source(Crm.File("public sealed record Customer(string [|Name|], string Email);"))
            .Source("public static class Lengths { public static int Of(Customer customer) => customer.Name.Length; }")
            .Source("public class Untouched;")
            .IsOffered<UnexpectedNullCodeFix>("Make 'Name' nullable");

    [Fact]
    public Task A_value_type_that_other_code_relies_on_is_left_alone() =>
        Crm.Wire<UnexpectedNull>("$.name null", "$.email string").Source(Crm.File("public sealed record Customer(int [|Name|], string Email);"))
            .Source("public static class Lengths { public static int Of(Customer customer) => customer.Name; }")
            .HasNo<UnexpectedNullCodeFix>();
}
