using Microsoft.Extensions.Options;
using Radar.Api.Matching;

namespace Radar.Tests;

public sealed class ContactMatcherTests
{
    private readonly ContactMatcher _matcher = new(Options.Create(new CrmOptions
    {
        Accounts =
        [
            new Account("7", "Kiln & Co", "kiln.example", [new Contact("Ada Brandt", "ada@kiln.example")]),
            new Account("8", "Quarry", "quarry.example", [new Contact("Ben Oduya", "ben.oduya@mail.example")]),
        ],
    }));

    [Theory]
    [InlineData("ada@kiln.example")]
    [InlineData("Ada Brandt <ada@kiln.example>")]
    [InlineData("\"Brandt, Ada\" <ADA@Kiln.example>")]
    public void A_contact_is_known_by_the_address_however_it_is_written(string from)
    {
        var match = _matcher.Match(from);

        Assert.Equal("7", match?.Account.Id);
        Assert.Equal("Ada Brandt", match?.Contact?.Name);
    }

    [Fact]
    public void A_colleague_of_a_contact_belongs_to_the_account_without_being_a_contact()
    {
        var match = _matcher.Match("New Hire <new.hire@kiln.example>");

        Assert.Equal("7", match?.Account.Id);
        Assert.Null(match?.Contact);
    }

    [Fact]
    public void A_contact_who_writes_from_another_domain_still_belongs_to_the_account() =>
        Assert.Equal("8", _matcher.Match("ben.oduya@mail.example")?.Account.Id);

    [Theory]
    [InlineData("someone@mail.example")]
    [InlineData("someone@sub.kiln.example")]
    [InlineData("not an address")]
    [InlineData("")]
    public void A_sender_of_no_account_is_not_matched(string from) => Assert.Null(_matcher.Match(from));
}
