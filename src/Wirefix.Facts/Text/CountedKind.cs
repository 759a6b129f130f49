namespace Wirefix.Facts.Text;

/// <summary>What a fact can count; see <see cref="FactSubject"/>.</summary>
internal enum CountedKind
{
    Calls,
    PeakInFlight,
    LargestWindow,
    Status,
    Header,
    Media,
    Field,
    Token,
    Transition,
}
