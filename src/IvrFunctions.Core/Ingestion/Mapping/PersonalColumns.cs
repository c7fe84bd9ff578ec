namespace IvrFunctions.Core.Ingestion.Mapping;

/// <summary>Columns that by their name hold personal data which no pattern in the values would show.</summary>
internal static class PersonalColumns
{
    /// <summary>Who a name is of; the names of agents, queues and campaigns are none of customers.</summary>
    private static readonly HashSet<string> People =
    [
        "name", "customer", "caller", "callee", "contact", "person", "persona", "pessoa", "patient", "paciente", "user", "usuario", "titular",
        "member", "subscriber", "origin", "destination", "full", "first", "final", "completo", "id", "phone",
    ];

    private static readonly HashSet<string> Names = ["name", "surname", "firstname", "lastname", "apellido", "apellidos", "sobrenome"];

    private static readonly HashSet<string> Personal =
    [
        "clid", "cnam", "email", "mail", "correo", "address", "addr", "direccion", "domicilio", "endereco", "birth", "birthdate", "nacimiento",
        "nascimento", "dni", "nif", "nie", "cpf", "rut", "curp", "rfc", "ssn", "cedula", "passport", "pasaporte", "iban", "imei", "imsi",
    ];

    private static readonly HashSet<string> Phones = ["phone", "destination", "callee", "receiver", "caller", "origin", "did", "dst", "src", "cnum"];

    /// <summary>Whether a column holds names, addresses or identity numbers of people who call.</summary>
    public static bool AreOfPeople(IReadOnlySet<string> tokens) =>
        tokens.Overlaps(Personal) || (tokens.Overlaps(Names) && tokens.All(word => People.Contains(word) || Names.Contains(word)));

    /// <summary>Whether a column holds phone numbers, so that a number of any length in it is one.</summary>
    public static bool HoldPhones(IReadOnlySet<string> tokens) => tokens.Overlaps(Phones);
}
