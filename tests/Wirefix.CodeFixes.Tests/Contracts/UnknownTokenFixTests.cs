using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Contracts;

namespace Wirefix.CodeFixes.Tests.Contracts;

public sealed class UnknownTokenFixTests
{
    private const string Members = "public sealed record Customer(string Name, [property: JsonConverter(typeof(JsonStringEnumConverter))] State State);";

    private static readonly string[] Wire = ["$.name string", "$.state string", "$.state token active 30", "$.state token on_hold 8", "$.state token closed 2"];

    [Fact]
    public Task Members_are_added_with_their_names_on_the_wire() =>
        Crm.Wire<UnknownToken>(Wire).Source(Crm.File(Members + """


            public enum [|[|State|]|]
            {
                Unknown,
                Active,
            }
            """)).Becomes<UnknownTokenCodeFix>(Crm.File(Members + """


            public enum State
            {
                Unknown,
                Active,
                Closed,
                [JsonStringEnumMemberName("on_hold")]
                OnHold,
            }
            """));

    [Fact]
    public Task A_member_that_means_the_word_gets_it_as_its_name() =>
        Crm.Wire<UnknownToken>(Wire).Source(Crm.File(Members + "\n\npublic enum [|State|] { Active, OnHold, Closed }"))
            .Becomes<UnknownTokenCodeFix>(Crm.File(Members + "\n\npublic enum State { Active, [JsonStringEnumMemberName(\"on_hold\")] OnHold, Closed }"));

    [Fact]
    public Task A_name_that_only_another_library_reads_gets_one_beside_it() =>
        Crm.Wire<UnknownToken>(Wire).Source(Crm.File(Members + "\n\npublic enum [|State|] { Active, [System.Runtime.Serialization.EnumMember(Value = \"on_hold\")] OnHold, Closed }"))
            .IsOffered<UnknownTokenCodeFix>("Read 'OnHold' from 'on_hold'");

    [Fact]
    public Task A_member_without_a_converter_gets_one() =>
        Crm.Wire<UnknownToken>("$.name string", "$.state string").Source(Crm.File("public sealed record Customer(string Name, State? [|State|]);\n\npublic enum State { Active }"))
            .Becomes<UnknownTokenCodeFix>(Crm.File(
                "public sealed record Customer(string Name, [property: JsonConverter(typeof(JsonStringEnumConverter))] State? State);\n\npublic enum State { Active }"));

    [Fact]
    public Task An_enum_whose_next_number_is_taken_is_left_alone() =>
        Crm.Wire<UnknownToken>(Wire).Source(Crm.File(Members + "\n\npublic enum [|State|] { OnHold = 4, [JsonStringEnumMemberName(\"on_hold\")] Held = 5, Active = 1 }")).HasNo<UnknownTokenCodeFix>();
}
