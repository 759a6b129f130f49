using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>
/// The names that a member mentions, each once. They are far more than all other places, and name one member together; so they stand apart
/// from places and by member.
/// </summary>
/// <param name="Type">The type around it with its namespace, as of a <see cref="WirePlace"/>.</param>
/// <param name="Member">The member, as of a <see cref="WirePlace"/>.</param>
/// <param name="Mentions">The names, by line.</param>
public sealed record MemberMentions(string Type, string Member, ImmutableArray<Mention> Mentions)
{
    /// <summary>The mentions among the places of a file, by member.</summary>
    public static ImmutableArray<MemberMentions> Of(IEnumerable<WirePlace> places) =>
    [
        .. from place in places
           where place.IsMention
           group place by place.Member into member
           select new MemberMentions(member.First().Type, member.Key, [.. member.Select(place => new Mention(place.Name, place.Kind, place.Line))]),
    ];
}
