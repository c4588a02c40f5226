/** A login and a bearer token that lives as long as it says, in the words of a description. */
export const DOCUMENT = {
  name: 'Bench',
  fields: [
    { name: 'username', label: 'User Name' },
    { name: 'password', label: 'Password', secret: true },
  ],
  signIn: [
    {
      path: '/login',
      json: { user: '{username}', pass: '{password}' },
      take: [
        { as: 'token', json: 'access_token' },
        { as: 'life', json: 'expires_in', public: true, optional: true },
      ],
    },
  ],
  life: { seconds: '{life}' },
  send: { headers: { Authorization: 'Bearer {token}' } },
};
